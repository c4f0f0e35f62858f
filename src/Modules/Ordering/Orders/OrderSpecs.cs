using System.Globalization;
using System.Runtime.CompilerServices;

namespace ClickCart.Ordering.Orders;

/// <summary>How lists of orders are filtered, sorted and paged.</summary>
internal static class OrderSpecs
{
    private const int Batch = 500;

    /// <summary>One page, newest first. Covered by an index on the filtered column, the time and the id.</summary>
    public static async Task<PagedResult<OrderResponse>> PageAsync(this IQueryable<Order> orders, PageRequest page, CancellationToken ct)
    {
        var found = orders.NewestFirst(page.After<(DateTimeOffset At, Guid Id)>()).Take(page.Take);
        var rows = await found.Include(o => o.Lines).Include(o => o.Shipments).Include(o => o.Corrections).AsSplitQuery().AsNoTracking().ToListAsync(ct);
        return page.ToResult(rows, o => (o.CreatedAt, o.Id), OrderResponse.Of);
    }

    /// <param name="after">The order that the last page ended with; null for the first page.</param>
    public static IQueryable<Order> NewestFirst(this IQueryable<Order> orders, (DateTimeOffset At, Guid Id)? after)
    {
        if (after is var (at, id)) orders = orders.Where(o => o.CreatedAt < at || (o.CreatedAt == at && o.Id.CompareTo(id) < 0));
        return orders.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id);
    }

    /// <summary>All of them, batch by batch, so that no cursor stays open while the reader works on what it got.</summary>
    /// <param name="after">The orders that come after this one, in their order; after null all of them.</param>
    public static async IAsyncEnumerable<Order> InBatchesAsync(
        Func<(DateTimeOffset At, Guid Id)?, IQueryable<Order>> after, [EnumeratorCancellation] CancellationToken ct)
    {
        for ((DateTimeOffset, Guid)? last = null; ;)
        {
            var orders = await after(last).Take(Batch).ToListAsync(ct);
            foreach (var order in orders) yield return order;
            if (orders.Count < Batch) yield break;
            last = (orders[^1].CreatedAt, orders[^1].Id);
        }
    }

    /// <summary>Those that staff asks for.</summary>
    public static IQueryable<Order> Wanted(this IQueryable<Order> orders, OrderFilter filter)
    {
        var found = orders.Mentioning(filter.Q);
        if (filter.Status is { } status) found = found.Where(o => o.Status == status);
        if (filter.Payment is { } payment) found = found.Where(o => o.PaymentStatus == payment);
        if (filter.Fulfilment is { } fulfilment) found = found.Where(o => o.FulfilmentStatus == fulfilment);
        if (filter.From is { } from) found = found.Where(o => o.CreatedAt >= from);
        if (filter.To is { } to) found = found.Where(o => o.CreatedAt < to);
        if (filter.Waiting) found = found.Where(o => o.RefusedAt != null || o.KeptBackAt != null);
        return found;
    }

    /// <summary>
    /// Matches a part of the number, the e-mail address, the recipient's name or a street, in any case, a whole SKU, the beginning of a postal code, and a
    /// part of a phone number, however these two are written.
    /// </summary>
    private static IQueryable<Order> Mentioning(this IQueryable<Order> orders, string? sought)
    {
        if (string.IsNullOrWhiteSpace(sought)) return orders;
        var (word, lower, upper) = (sought.Trim(), sought.Trim().ToLowerInvariant(), sought.Trim().ToUpperInvariant());
        // SQLite knows the two cases of ASCII only: beyond it a street is found as it was typed or with capitals.
        var title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(lower);
        var (code, number) = (CodeIn(upper), PhoneIn(word));
        var (isCode, isNumber) = (code.Length > 0, number.Length > 0);
        return orders.Where(o => o.Words.Contains(lower) || o.Lines.Any(l => l.Sku == word || l.Sku == upper)
            || o.ShipTo.Line1.ToLower().Contains(lower) || o.ShipTo.Line1.Contains(word) || o.ShipTo.Line1.Contains(title)
            || o.BillTo.Line1.ToLower().Contains(lower) || o.BillTo.Line1.Contains(word) || o.BillTo.Line1.Contains(title)
            || o.ShipTo.Line2!.ToLower().Contains(lower) || o.BillTo.Line2!.ToLower().Contains(lower)
            || (isCode && (o.ShipTo.PostalCode!.Replace(" ", "").Replace("-", "").ToUpper().StartsWith(code)
                || o.BillTo.PostalCode!.Replace(" ", "").Replace("-", "").ToUpper().StartsWith(code)))
            || (isNumber && (
                o.ShipTo.Phone!.Replace(" ", "").Replace("-", "").Replace("(", "").Replace(")", "").Replace("/", "").Replace(".", "").Contains(number)
                || o.BillTo.Phone!.Replace(" ", "").Replace("-", "").Replace("(", "").Replace(")", "").Replace("/", "").Replace(".", "").Contains(number))));
    }

    /// <summary>What may be a postal code, without blanks and hyphens; empty when there is no digit in it.</summary>
    private static string CodeIn(string upper)
    {
        var code = upper.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return code.Length is >= 3 and <= 12 && code.All(char.IsLetterOrDigit) && code.Any(char.IsDigit) ? code : "";
    }

    /// <summary>The digits of what may be a phone number, without the zeros or the plus sign before it: abroad it is written with others.</summary>
    private static string PhoneIn(string word)
    {
        var digits = string.Concat(word.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length >= 5 && word.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '/' or '.') ? digits : "";
    }
}

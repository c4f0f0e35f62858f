using System.Runtime.CompilerServices;

namespace ClickCart.Ordering.Orders;

/// <summary>How lists of orders are filtered, sorted and paged.</summary>
internal static class OrderSpecs
{
    private const int Batch = 500;

    /// <summary>Each is covered by an index, the default one also behind an account or a status.</summary>
    private static readonly ListSorts<Order, Guid> Sorts = new ListSorts<Order, Guid>("-placed", o => o.Id)
        .By("placed", o => o.CreatedAt).By("number", o => o.Number).By("email", o => o.Email).By("total", o => o.Total);

    /// <summary>One page, newest first unless something else is asked for.</summary>
    /// <param name="sort"><c>placed</c>, <c>number</c>, <c>email</c> or <c>total</c>, with a minus sign the other way.</param>
    public static async Task<PagedResult<OrderResponse>> PageAsync(
        this IQueryable<Order> orders, PageRequest page, CancellationToken ct, string? sort = null)
    {
        var by = Sorts.Of(sort);
        var rows = await by.Take(orders, page).Include(o => o.Lines).Include(o => o.Shipments).Include(o => o.Corrections).AsSplitQuery().AsNoTracking()
            .ToListAsync(ct);
        return by.ToResult(page, rows, OrderResponse.Of);
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
        if (filter.Held) found = found.Where(o => o.KeptBackAt != null);
        if (filter.Orders is { } ids) found = found.Where(o => ids.Contains(o.Id));
        if (filter.Waiting) found = found.Where(o => o.RefusedAt != null || o.KeptBackAt != null);
        return found;
    }

    /// <summary>Those that count as sold: paid for, or nothing to pay, and not cancelled.</summary>
    public static IQueryable<Order> ThatCount(this IQueryable<Order> orders) =>
        orders.Where(o => o.Status != OrderStatus.AwaitingPayment && o.Status != OrderStatus.Cancelled);

    /// <summary>Those that staff finds by these words; all of them without words.</summary>
    public static IQueryable<Order> Mentioning(this IQueryable<Order> orders, string? sought)
    {
        if (string.IsNullOrWhiteSpace(sought)) return orders;
        var word = sought.Trim();
        var (lower, upper, ways) = (word.ToLowerInvariant(), word.ToUpperInvariant(), SearchWords.Ways(word));
        string Way(int place) => place < ways.Count ? ways[place] : lower;
        var (first, second, third, fourth) = (Way(0), Way(1), Way(2), Way(3));
        var id = Guid.TryParse(word, out var whole) ? whole : Guid.Empty;
        return orders.Where(o => o.Id == id || o.Words.Contains(lower) || o.Words.Contains(first) || o.Words.Contains(second) || o.Words.Contains(third)
            || o.Words.Contains(fourth) || o.Lines.Any(l => l.Sku == word || l.Sku == upper));
    }
}

using System.Linq.Expressions;

namespace ClickCart.Ordering.Orders;

/// <summary>How lists of orders are filtered, sorted and paged.</summary>
internal static class OrderSpecs
{
    /// <summary>One page and a row more, newest first. Covered by an index on the filtered column, the time and the id.</summary>
    public static IQueryable<Order> NewestFirst(this IQueryable<Order> orders, PageRequest page, Expression<Func<Order, bool>> filter)
    {
        var found = orders.Where(filter);
        if (page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
        {
            at = at.ToUniversalTime();
            found = found.Where(o => o.CreatedAt < at || (o.CreatedAt == at && o.Id.CompareTo(id) < 0));
        }
        return found.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(page.Take);
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
        return found;
    }

    /// <summary>Matches a part of the number, the e-mail address or the recipient's name, in any case, or a whole SKU.</summary>
    private static IQueryable<Order> Mentioning(this IQueryable<Order> orders, string? sought)
    {
        if (string.IsNullOrWhiteSpace(sought)) return orders;
        var (word, lower, upper) = (sought.Trim(), sought.Trim().ToLowerInvariant(), sought.Trim().ToUpperInvariant());
        return orders.Where(o => o.Words.Contains(lower) || o.Lines.Any(l => l.Sku == word || l.Sku == upper));
    }
}

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
        if (after is var (at, id)) orders = orders.Where(o => o.CreatedAt <= at && (o.CreatedAt < at || o.Id.CompareTo(id) < 0));
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
    public static async Task<IQueryable<Order>> WantedAsync(this IQueryable<Order> orders, OrderingDbContext db, OrderFilter filter, CancellationToken ct)
    {
        var found = await orders.MentioningAsync(db, filter.Q, ct);
        if (filter.Status is { } status) found = found.Where(o => o.Status == status);
        if (filter.Payment is { } payment) found = found.Where(o => o.PaymentStatus == payment);
        if (filter.Fulfilment is { } fulfilment) found = found.Where(o => o.FulfilmentStatus == fulfilment);
        if (filter.From is { } from) found = found.Where(o => o.CreatedAt >= from);
        if (filter.To is { } to) found = found.Where(o => o.CreatedAt < to);
        if (filter.Tag is { } tag && db.Tags.Where(t => t.Tag == tag).Select(t => t.OrderId) is var tagged) found = found.Where(o => tagged.Contains(o.Id));
        if (filter.Held) found = found.Where(o => o.KeptBackAt != null);
        if (filter.AwaitStock && db.AwaitingStock() is var shorts) found = found.Where(o => shorts.Contains(o.Id));
        if (filter.Orders is { } ids) found = found.Where(o => ids.Contains(o.Id));
        if (filter.Waiting && db.Waiting() is var waiting) found = found.Where(o => waiting.Contains(o.Id));
        return found;
    }

    /// <summary>Those that wait for staff. One question for each reason, united: joined by or, SQLite looks all orders through for them.</summary>
    public static IQueryable<Guid> Waiting(this OrderingDbContext db) =>
        db.Orders.Where(o => o.RefusedAt != null).Select(o => o.Id).Union(db.Orders.Where(o => o.KeptBackAt != null).Select(o => o.Id));

    /// <summary>Those that wait for goods.</summary>
    public static IQueryable<Guid> AwaitingStock(this OrderingDbContext db) => db.Lines.Where(l => l.Backordered > 0).Select(l => l.OrderId);

    /// <summary>Those that count as sold: paid for, or nothing to pay, and not cancelled.</summary>
    public static IQueryable<Order> ThatCount(this IQueryable<Order> orders) =>
        orders.Where(o => o.Status != OrderStatus.AwaitingPayment && o.Status != OrderStatus.Cancelled);

    /// <summary>
    /// Those that staff finds by these words; all of them without words. A whole number, e-mail address or SKU that there is means just that, and is found by
    /// its index; anything else by the trigrams of every order's words, or where many have it by walking them, the newest first.
    /// </summary>
    public static async Task<IQueryable<Order>> MentioningAsync(this IQueryable<Order> orders, OrderingDbContext db, string? sought, CancellationToken ct) =>
        (await orders.FindAsync(db, sought, ct)).Found;

    /// <summary>The same, and whether they may be so many that they should not be listed before they are needed.</summary>
    public static async Task<(IQueryable<Order> Found, bool AreMany)> FindAsync(
        this IQueryable<Order> orders, OrderingDbContext db, string? sought, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(sought)) return (orders, true);
        var word = sought.Trim();
        var (lower, upper) = (word.ToLowerInvariant(), word.ToUpperInvariant());
        if (Guid.TryParse(word, out var id)) return (orders.Where(o => o.Id == id), false);
        if (await db.Orders.AnyAsync(o => o.Number == upper, ct)) return (orders.Where(o => o.Number == upper), false);
        if (word.Contains('@', StringComparison.Ordinal) && await db.Orders.AnyAsync(o => o.Email == lower, ct))
            return (orders.Where(o => o.Email == lower), false);
        string[] skus = [word, upper];
        var bySku = db.Lines.Where(l => skus.Contains(l.Sku)).Select(l => l.OrderId);
        var isSku = await bySku.AnyAsync(ct);
        // Digits alone may be a postal code too, and letters alone a name.
        if (isSku && word.Any(char.IsLetter) && word.Any(char.IsDigit)) return (orders.Where(o => bySku.Contains(o.Id)), false);
        var ways = SearchWords.Ways(word).Prepend(lower).Distinct(StringComparer.Ordinal).ToList();
        if (await db.FewHoldingAsync("orders", "words", ways, ct) is { } few)
            return (isSku ? orders.Where(o => few.Contains(o.Id) || bySku.Contains(o.Id)) : orders.Where(o => few.Contains(o.Id)), false);
        string Way(int place) => place < ways.Count ? ways[place] : lower;
        var (first, second, third, fourth, fifth) = (Way(0), Way(1), Way(2), Way(3), Way(4));
        return ((isSku, ways.Count) switch
        {
            (true, _) => orders.Where(o => o.Words.Contains(first) || o.Words.Contains(second) || o.Words.Contains(third) || o.Words.Contains(fourth)
                || o.Words.Contains(fifth) || bySku.Contains(o.Id)),
            (_, 1) => orders.Where(o => o.Words.Contains(first)),
            (_, 2) => orders.Where(o => o.Words.Contains(first) || o.Words.Contains(second)),
            _ => orders.Where(o => o.Words.Contains(first) || o.Words.Contains(second) || o.Words.Contains(third) || o.Words.Contains(fourth)
                || o.Words.Contains(fifth)),
        }, true);
    }
}

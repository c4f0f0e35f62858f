using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <summary>Finding supplements.</summary>
internal static class SupplementSpecs
{
    public static readonly Error NotFound = Error.NotFound("supplement");

    /// <summary>One of an order, with that, to be changed.</summary>
    public static async Task<(Supplement Supplement, Order Order)?> FindSupplementAsync(
        this OrderingDbContext db, Guid orderId, Guid id, CancellationToken ct) =>
        await db.Supplements.FirstOrDefaultAsync(s => s.Id == id && s.OrderId == orderId, ct) is { } supplement
            ? (supplement, (await db.FindOrderAsync(orderId, ct))!) : null;

    /// <summary>The one that the customer is asked to pay, to be changed; null where there is none.</summary>
    public static Task<Supplement?> FindOpenSupplementAsync(this OrderingDbContext db, Guid orderId, CancellationToken ct) =>
        db.Supplements.FirstOrDefaultAsync(s => s.OrderId == orderId && s.Status == SupplementStatus.Open, ct);

    /// <summary>The same, as a change of the order ends it.</summary>
    public static Task<OrderEditResponse.EndedSupplement?> ReadEndedSupplementAsync(this OrderingDbContext db, Guid orderId, CancellationToken ct) =>
        db.Supplements.AsNoTracking().Where(s => s.OrderId == orderId && s.Status == SupplementStatus.Open)
            .Select(s => new OrderEditResponse.EndedSupplement(s.Id, new(s.Difference, s.Currency), s.Reason, s.Payment)).FirstOrDefaultAsync(ct);

    /// <summary>What the secret of a link opens, to be changed.</summary>
    public static async Task<(Supplement Supplement, SupplementLink Link, Order Order)?> FindSupplementByLinkAsync(
        this OrderingDbContext db, string secret, CancellationToken ct)
    {
        var hash = Order.HashToken(secret);
        if (await db.SupplementLinks.FirstOrDefaultAsync(l => l.Hash == hash, ct) is not { } link) return null;
        var supplement = await db.Supplements.FirstAsync(s => s.Id == link.SupplementId, ct);
        return (supplement, link, (await db.FindOrderAsync(supplement.OrderId, ct))!);
    }

    /// <summary>All of an order, oldest first. Read before the order, so that none that is carried out is shown beside what was before it.</summary>
    public static Task<List<Supplement>> ReadSupplementsAsync(this OrderingDbContext db, Guid orderId, CancellationToken ct) =>
        db.Supplements.AsNoTracking().Include(s => s.Links).AsSplitQuery().Where(s => s.OrderId == orderId).OrderBy(s => s.AskedAt).ToListAsync(ct);

    /// <summary>What its customer is asked to pay, for them; null for nothing.</summary>
    public static async Task<AskedSupplement?> ReadAskedSupplementAsync(this OrderingDbContext db, Order order, DateTimeOffset now, CancellationToken ct) =>
        order.Status is OrderStatus.Confirmed && await db.Supplements.AsNoTracking()
            .FirstOrDefaultAsync(s => s.OrderId == order.Id && s.Status == SupplementStatus.Open, ct) is { } open && open.IsAskedFor(order, now)
            ? AskedSupplement.Of(open) : null;
}

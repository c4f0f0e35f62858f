using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Orders;

/// <inheritdoc/>
internal sealed class OrderReader(OrderingDbContext db) : IOrderReader
{
    private IQueryable<Order> Orders => db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery();

    public async Task<OrderDetails?> FindAsync(Guid orderId, CancellationToken ct) =>
        await Orders.AsSingleQuery().FirstOrDefaultAsync(o => o.Id == orderId, ct) is { } order ? Details(order) : null;

    public async Task<OrderDelivery?> FindDeliveryAsync(Guid orderId, CancellationToken ct) =>
        await db.ReadOrderAsync(orderId, ct) is { Status: OrderStatus.Confirmed or OrderStatus.Shipped, Delivery: var delivery }
            ? new(delivery.ShipTo, delivery.Carrier, delivery.Service, delivery.OptionId) : null;

    public async Task<IReadOnlyList<OrderDetails>> OfAccountAsync(Guid accountId, int most, CancellationToken ct) =>
        [.. (await Orders.Where(o => o.AccountId == accountId).NewestFirst(null).Take(most).ToListAsync(ct)).Select(Details)];

    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Orders.Where(o => orderIds.Contains(o.Id)).Select(o => new { o.Id, o.Number }).ToDictionaryAsync(o => o.Id, o => o.Number, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> LanguagesAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Orders.Where(o => orderIds.Contains(o.Id) && o.Language != null).Select(o => new { o.Id, o.Language })
            .ToDictionaryAsync(o => o.Id, o => o.Language!, ct);

    public async Task<IReadOnlyDictionary<Guid, OrderDetails>> OfAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await Orders.Where(o => orderIds.Contains(o.Id)).AsAsyncEnumerable().Select(Details).ToDictionaryAsync(o => o.Id, cancellationToken: ct);

    public IAsyncEnumerable<OrderDetails> AllAsync(CancellationToken ct) => OrderSpecs.InBatchesAsync(OldestFirst, ct).Select(Details);

    private IQueryable<Order> OldestFirst((DateTimeOffset At, Guid Id)? after) =>
        (after is var (at, id) ? Orders.Where(o => o.CreatedAt >= at && (o.CreatedAt > at || o.Id.CompareTo(id) > 0)) : Orders)
            .OrderBy(o => o.CreatedAt).ThenBy(o => o.Id);

    public static OrderDetails Details(Order o) => new(
        o.Id, o.Number, OrderState.Word(o.Status), OrderState.Word(o.PaymentStatus), OrderState.Word(o.FulfilmentStatus), o.TotalMoney, o.CouponCode,
        o.ContractLines(), o.CreatedAt, o.UpdatedAt, o.KeptBackAt is not null)
    {
        KeptBackFor = o.KeptBackFor,
        // What staff gave is no promotion of the shop's.
        Promotions = [.. (o.Promotions ?? []).Select(p => p.Id).Where(id => id != Guid.Empty)],
        LineDiscounts = [.. o.Lines.OrderBy(l => l.Number).Select(l => o.Of(l.Discount))],
        WeightGrams = o.WeightGrams,
        Refunded = o.Of(o.Refunded),
        PaysOnDelivery = o.PaysOnDelivery,
        Backordered = o.Lines.Where(l => l.Backordered > 0).GroupBy(l => l.Sku, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Backordered), StringComparer.Ordinal),
    };
}

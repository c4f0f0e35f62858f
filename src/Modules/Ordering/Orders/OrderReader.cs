using System.Runtime.CompilerServices;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Orders;

/// <inheritdoc/>
internal sealed class OrderReader(OrderingDbContext db) : IOrderReader
{
    private const int Batch = 500;

    public async Task<OrderDetails?> FindAsync(Guid orderId, CancellationToken ct) =>
        await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == orderId, ct) is { } order ? Details(order) : null;

    public async Task<IReadOnlyList<OrderDetails>> OfAccountAsync(Guid accountId, int most, CancellationToken ct) =>
        [.. (await db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery().Where(o => o.AccountId == accountId)
            .OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(most).ToListAsync(ct)).Select(Details)];

    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Orders.Where(o => orderIds.Contains(o.Id)).Select(o => new { o.Id, o.Number }).ToDictionaryAsync(o => o.Id, o => o.Number, ct);

    public async Task<IReadOnlyList<AccountSales>> SalesOfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        [.. (await db.Orders.Where(o => o.AccountId != null && accountIds.Contains(o.AccountId.Value) && o.Status != OrderStatus.Cancelled)
                .GroupBy(o => new { o.AccountId, o.Currency })
                .Select(g => new { g.Key.AccountId, g.Key.Currency, Orders = g.Count(), Total = g.Sum(o => o.Total) })
                .ToListAsync(ct))
            .Select(s => new AccountSales(s.AccountId!.Value, s.Orders, new(s.Total, s.Currency)))];

    public async IAsyncEnumerable<OrderDetails> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // In batches, so that no cursor stays open while the reader works on what it got.
        (DateTimeOffset At, Guid Id)? last = null;
        while (true)
        {
            var rest = db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery();
            if (last is var (at, id)) rest = rest.Where(o => o.CreatedAt > at || (o.CreatedAt == at && o.Id.CompareTo(id) > 0));
            var orders = await rest.OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(Batch).ToListAsync(ct);
            foreach (var order in orders) yield return Details(order);
            if (orders.Count < Batch) yield break;
            last = (orders[^1].CreatedAt, orders[^1].Id);
        }
    }

    private static OrderDetails Details(Order order) => new(
        order.Id, order.Number, OrderState.Word(order.Status), OrderState.Word(order.PaymentStatus), OrderState.Word(order.FulfilmentStatus),
        order.TotalMoney, order.CouponCode,
        [.. order.Lines.OrderBy(l => l.Number).Select(l => new OrderLine(l.Sku, l.Name, l.Quantity, new Money(l.UnitPrice, order.Currency)))],
        order.CreatedAt, order.UpdatedAt);
}

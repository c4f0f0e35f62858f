using System.Runtime.CompilerServices;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Orders;

/// <inheritdoc/>
internal sealed class OrderReader(OrderingDbContext db) : IOrderReader
{
    private const int Batch = 500;

    private IQueryable<Order> Orders => db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery();

    public async Task<OrderDetails?> FindAsync(Guid orderId, CancellationToken ct) =>
        await Orders.AsSingleQuery().FirstOrDefaultAsync(o => o.Id == orderId, ct) is { } order ? Details(order) : null;

    public async Task<IReadOnlyList<OrderDetails>> OfAccountAsync(Guid accountId, int most, CancellationToken ct) =>
        [.. (await Orders.Where(o => o.AccountId == accountId).NewestFirst(null).Take(most).ToListAsync(ct)).Select(Details)];

    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Orders.Where(o => orderIds.Contains(o.Id)).Select(o => new { o.Id, o.Number }).ToDictionaryAsync(o => o.Id, o => o.Number, ct);

    public async Task<IReadOnlyList<AccountSales>> SalesOfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        [.. (await db.Orders.Where(o => o.AccountId != null && accountIds.Contains(o.AccountId.Value) && o.Status != OrderStatus.Cancelled)
                .GroupBy(o => new { o.AccountId, o.Currency })
                .Select(g => new { g.Key.AccountId, g.Key.Currency, Orders = g.Count(), Total = g.Sum(o => o.Total) }).ToListAsync(ct))
            .Select(s => new AccountSales(s.AccountId!.Value, s.Orders, new(s.Total, s.Currency)))];

    public async IAsyncEnumerable<OrderDetails> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // In batches, so that no cursor stays open while the reader works on what it got.
        for (Order? last = null; ;)
        {
            var rest = Orders;
            if (last is { CreatedAt: var at, Id: var id }) rest = rest.Where(o => o.CreatedAt > at || (o.CreatedAt == at && o.Id.CompareTo(id) > 0));
            var orders = await rest.OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(Batch).ToListAsync(ct);
            foreach (var order in orders) yield return Details(order);
            if (orders.Count < Batch) yield break;
            last = orders[^1];
        }
    }

    private static OrderDetails Details(Order o) => new(
        o.Id, o.Number, OrderState.Word(o.Status), OrderState.Word(o.PaymentStatus), OrderState.Word(o.FulfilmentStatus), o.TotalMoney, o.CouponCode,
        o.ContractLines(), o.CreatedAt, o.UpdatedAt);
}

using ClickCart.Payments.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Orders that do not move by themselves any more: the carrier refuses their parcel, a job of their payment or parcel fails, their hold ran out and they
/// are neither paid nor ended, or they wait to be sent for longer than the shop wants (<c>Ordering:LateDays</c>). What is kept back
/// waits for a decision, what waits for goods for them.
/// </summary>
internal sealed class StuckOrders(OrderingDbContext db, IPaymentReader payments, IShipmentReader shipments, OrderingSettings settings, TimeProvider clock)
{
    /// <summary>Expired orders are ended within seconds: one that is not, is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<int> CountAsync(CancellationToken ct) => await (await FoundAsync(ct)).CountAsync(ct);

    /// <summary>Found by themselves first: whoever walks a list of orders for them reads it to its end.</summary>
    public async Task<IQueryable<Order>> AmongAsync(IQueryable<Order> orders, CancellationToken ct)
    {
        var stuck = await FoundAsync(ct);
        return orders.Where(o => stuck.Contains(o.Id));
    }

    /// <summary>One question for each reason, united: each goes by its index, while all of them joined by or would go by none.</summary>
    private async Task<IQueryable<Guid>> FoundAsync(CancellationToken ct)
    {
        Guid[] failing = [.. (await payments.StuckOrdersAsync(Patience, ct)).Concat(await shipments.StuckOrdersAsync(Patience, ct)).Distinct()];
        var (expired, late) = (clock.GetUtcNow() - Patience, clock.GetUtcNow() - settings.Late);
        return db.Orders.Where(o => o.RefusedAt != null).Select(o => o.Id)
            .Union(db.Orders.Where(o => failing.Contains(o.Id)).Select(o => o.Id))
            .Union(db.Orders.Where(o => o.Status == OrderStatus.AwaitingPayment && o.HoldExpiresAt < expired).Select(o => o.Id))
            .Union(db.Orders.Where(o => o.Status == OrderStatus.Confirmed && o.KeptBackAt == null && o.CreatedAt < late)
                .Where(o => !o.Lines.Any(l => l.Backordered > 0)).Select(o => o.Id));
    }
}

using System.Linq.Expressions;
using ClickCart.Payments.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Orders that do not move by themselves any more: the carrier refuses their parcel, a job of their payment or parcel fails, their hold ran out and they
/// are neither paid nor ended, or they wait to be sent for longer than the shop wants (<c>Ordering:LateDays</c>). What is kept back waits for a decision.
/// </summary>
internal sealed class StuckOrders(OrderingDbContext db, IPaymentReader payments, IShipmentReader shipments, OrderingSettings settings, TimeProvider clock)
{
    /// <summary>Expired orders are ended within seconds: one that is not, is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<int> CountAsync(CancellationToken ct) => await db.Orders.CountAsync(await RuleAsync(ct), ct);

    /// <summary>Found by themselves first, each reason by its index: whoever walks a list of orders for them reads it to its end.</summary>
    public async Task<IQueryable<Order>> AmongAsync(IQueryable<Order> orders, CancellationToken ct)
    {
        var stuck = db.Orders.Where(await RuleAsync(ct)).Select(o => o.Id);
        return orders.Where(o => stuck.Contains(o.Id));
    }

    private async Task<Expression<Func<Order, bool>>> RuleAsync(CancellationToken ct)
    {
        Guid[] failing = [.. (await payments.StuckOrdersAsync(Patience, ct)).Concat(await shipments.StuckOrdersAsync(Patience, ct)).Distinct()];
        var (expired, late) = (clock.GetUtcNow() - Patience, clock.GetUtcNow() - settings.Late);
        return o => o.RefusedAt != null || failing.Contains(o.Id)
            || (o.Status == OrderStatus.AwaitingPayment && o.HoldExpiresAt < expired)
            || (o.Status == OrderStatus.Confirmed && o.KeptBackAt == null && o.CreatedAt < late);
    }
}

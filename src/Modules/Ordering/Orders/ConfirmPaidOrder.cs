using ClickCart.Inventory.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Payments authorised: the stock is kept and the order confirmed, or, where the hold had run out and the stock is gone, cancelled. Publishes
/// OrderConfirmed or OrderCancelled.
/// </summary>
internal sealed class ConfirmPaidOrder(OrderingDbContext db, IStockHolds stock, TimeProvider clock) : IEventHandler<PaymentAuthorized>
{
    public async Task<Result> HandleAsync(PaymentAuthorized message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        var now = Order.Time(clock);
        // Keeping is idempotent per order; were the commit below to fail, the next try keeps what is kept.
        var kept = order.Status is OrderStatus.AwaitingPayment && await stock.TryKeepAsync(order.Id, order.Hold, ct);
        // What it waits for may have come while it was not paid.
        if (kept && order.AwaitsStock) order.Waits(await stock.WaitsAsync([order.Id], ct), now);
        order.Authorized(kept, now);
        db.PublishEvents(order);
        return Result.Success;
    }
}

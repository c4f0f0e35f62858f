using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway refused to charge what it had authorised: an order that is not shipped is cancelled. Publishes OrderCancelled.</summary>
internal sealed class CancelUnchargeableOrder(OrderingDbContext db, TimeProvider clock) : IEventHandler<PaymentCaptureFailed>
{
    public async Task<Result> HandleAsync(PaymentCaptureFailed message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.CaptureFailed(message.Message, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

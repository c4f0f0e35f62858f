using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway failed a refund; the money is with the shop again.</summary>
internal sealed class RecordFailedRefund(OrderingDbContext db, TimeProvider clock) : IEventHandler<RefundFailed>
{
    public async Task<Result> HandleAsync(RefundFailed message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.RefundFailed(message.Amount, message.RefundedTotal, message.Message, message.At, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Money went back.</summary>
internal sealed class RecordRefund(OrderingDbContext db, TimeProvider clock) : IEventHandler<PaymentRefunded>
{
    public async Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.Refunded(message.Amount, message.RefundedTotal, message.Captured, message.Reason, message.At, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

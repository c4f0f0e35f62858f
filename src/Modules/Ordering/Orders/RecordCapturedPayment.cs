using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The money was taken.</summary>
internal sealed class RecordCapturedPayment(OrderingDbContext db, TimeProvider clock) : IEventHandler<PaymentCaptured>
{
    public async Task<Result> HandleAsync(PaymentCaptured message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        if (order.Captured(message.Amount, Order.Time(clock)).Error is { } notYet) return notYet;
        db.PublishEvents(order);
        return Result.Success;
    }
}

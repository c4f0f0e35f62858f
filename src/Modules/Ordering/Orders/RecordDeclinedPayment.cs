using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway declined: the customer may send another payment method until the hold runs out.</summary>
internal sealed class RecordDeclinedPayment(OrderingDbContext db, TimeProvider clock) : IEventHandler<PaymentDeclined>
{
    public async Task<Result> HandleAsync(PaymentDeclined message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.Declined(message.Attempt, message.Code, message.Message, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

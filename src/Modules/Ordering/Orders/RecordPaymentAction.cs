using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The customer must act at the bank before the payment goes on.</summary>
internal sealed class RecordPaymentAction(OrderingDbContext db, TimeProvider clock) : IEventHandler<PaymentActionRequired>
{
    public async Task<Result> HandleAsync(PaymentActionRequired message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.ActionRequired(message.Attempt, message.ActionUrl, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

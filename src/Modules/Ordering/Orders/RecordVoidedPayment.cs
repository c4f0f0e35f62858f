using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The authorisation was given back: an order that still counted on it is cancelled. Publishes OrderCancelled.</summary>
internal sealed class RecordVoidedPayment(OrderingDbContext db, TimeProvider clock) : IEventHandler<PaymentVoided>
{
    public async Task<Result> HandleAsync(PaymentVoided message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.Voided(Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

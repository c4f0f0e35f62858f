using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The order will not be fulfilled: what is authorised is voided, what is captured is
/// refunded in full, and what is still under way as soon as it is known.
/// </summary>
internal sealed class CancelPayment(PaymentsDbContext db, TimeProvider clock, IIds ids) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        if (await db.FindPaymentAsync(message.OrderId, ct) is not { } payment) return Error.NotYet($"Order {message.OrderId} has no payment yet.");
        payment.Cancel(message.Reason, new(clock.GetUtcNow(), ids, message.Actor));
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}

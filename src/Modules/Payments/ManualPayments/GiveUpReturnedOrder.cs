using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.ManualPayments;

/// <summary>
/// An order that was to be paid on delivery came back unpaid: nobody will pay for it. Where its money has come all the same, it stays, for staff to refund.
/// Whoever marks it as paid at this moment is first or refused, and the order hears which. Publishes PaymentVoided.
/// </summary>
internal sealed class GiveUpReturnedOrder(PaymentsDbContext db, IOrderReader orders) : IEventHandler<OrderCameBack>
{
    // What is sent again meanwhile is to be paid again.
    public async Task<Result> HandleAsync(OrderCameBack message, CancellationToken ct) =>
        await orders.FindAsync(message.OrderId, ct) is { FulfilmentStatus: "returned" }
        ? await db.FollowAsync(message.OrderId, "system", (payment, now) => payment.GiveUp(now), ct) : Result.Success;
}

using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway declined: the customer may send another payment method until the hold runs out.</summary>
internal sealed class RecordDeclinedPayment(OrderingDbContext db, OrderingSettings settings) : IEventHandler<PaymentDeclined>
{
    public Task<Result> HandleAsync(PaymentDeclined message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Declined(message, settings.DeclinedHold, now), ct);
}

using ClickCart.Shipping.Contracts;

namespace ClickCart.Payments.ManualPayments;

/// <summary>A parcel that was to be paid on delivery came back unpaid: nobody will pay for it. Publishes PaymentVoided.</summary>
internal sealed class GiveUpReturnedOrder(PaymentsDbContext db) : IEventHandler<ShipmentReturned>
{
    public Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, "system", (payment, now) => payment.GiveUp(now), ct);
}

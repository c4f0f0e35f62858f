using ClickCart.Shipping.Contracts;

namespace ClickCart.Payments.ManualPayments;

/// <summary>All parcels of an order that was to be paid on delivery came back unpaid: nobody will pay for it. Publishes PaymentVoided.</summary>
internal sealed class GiveUpReturnedOrder(PaymentsDbContext db, IShipmentReader shipments) : IEventHandler<ShipmentReturned>
{
    public async Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct) =>
        (await shipments.OfOrderAsync(message.OrderId, ct)).All(s => s.State is "returned" or "resent" or "cancelled" or "failed")
            ? await db.FollowAsync(message.OrderId, "system", (payment, now) => payment.GiveUp(now), ct) : Result.Success;
}

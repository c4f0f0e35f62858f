using ClickCart.Shipping.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>The label is bought: begins the capture, unless it has begun at confirmation (<c>Payments:CaptureOn</c>).</summary>
internal sealed class CaptureBookedOrder(PaymentsDbContext db) : IEventHandler<ShipmentBooked>
{
    public Task<Result> HandleAsync(ShipmentBooked message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, "system", (payment, now) => payment.Capture(now), ct);
}

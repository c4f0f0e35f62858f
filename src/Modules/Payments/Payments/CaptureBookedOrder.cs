using ClickCart.Shipping.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>The label is bought: begins the capture, unless it has begun at confirmation (<c>Payments:CaptureOn</c>).</summary>
internal sealed class CaptureBookedOrder(PaymentsDbContext db, TimeProvider clock, IIds ids) : IEventHandler<ShipmentBooked>
{
    public async Task<Result> HandleAsync(ShipmentBooked message, CancellationToken ct)
    {
        if (await db.FindPaymentAsync(message.OrderId, ct) is not { } payment) return Error.NotYet($"Order {message.OrderId} has no payment yet.");
        payment.Capture(new(clock.GetUtcNow(), ids, "system"));
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}

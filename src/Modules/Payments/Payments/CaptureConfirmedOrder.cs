using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The order is confirmed: begins the capture when <c>Payments:CaptureOn</c> is Confirmation, and of an order that waits for goods, for an authorisation
/// lapses before they come.
/// </summary>
internal sealed class CaptureConfirmedOrder(PaymentsDbContext db, StripeSettings settings) : IEventHandler<OrderConfirmed>
{
    public static bool ShouldHandle(OrderConfirmed message, IServiceProvider services) =>
        message.Total.Amount > 0 && (message.AwaitsStock || services.GetRequiredService<StripeSettings>().CaptureAtConfirmation);

    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct) => message.AwaitsStock || settings.CaptureAtConfirmation
        ? await db.FollowAsync(message.OrderId, "system", (payment, now) => payment.Capture(now), ct)
        : Result.Success;
}

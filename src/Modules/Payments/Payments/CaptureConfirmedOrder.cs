using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>The order is confirmed: begins the capture when <c>Payments:CaptureOn</c> is Confirmation.</summary>
internal sealed class CaptureConfirmedOrder(PaymentsDbContext db, StripeSettings settings, TimeProvider clock, IIds ids) : IEventHandler<OrderConfirmed>
{
    public static bool ShouldHandle(OrderConfirmed message, IServiceProvider services) => services.GetRequiredService<StripeSettings>().CaptureAtConfirmation;

    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        if (!settings.CaptureAtConfirmation) return Result.Success;
        if (await db.FindPaymentAsync(message.OrderId, ct) is not { } payment) return Error.NotYet($"Order {message.OrderId} has no payment yet.");
        payment.Capture(new(clock.GetUtcNow(), ids, "system"));
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}

using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class CapturePaymentTests(PaymentsHost host)
{
    [Theory]
    [InlineData("timeoutBeforeEffect", null)]
    [InlineData("timeoutAfterEffect", null)]
    [InlineData("cutBody", null)]
    [InlineData("status", 500)]
    public async Task Whatever_befalls_the_call_the_money_is_taken_once_and_told_once(string kind, int? status)
    {
        var payment = await host.PlacedAsync();
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents/*/capture", kind, status, times = 1, delayMs = 50 });
        await host.CaptureAsync(payment.Id);
        await host.UntilAsync(payment.Id, PaymentState.Captured);
        await host.HealAsync();
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().AmountReceived.ShouldBe(1999);
        (await host.EventsAsync<PaymentCaptured>(payment.Id)).ShouldHaveSingleItem();
        (await host.LedgerAsync(payment.Id)).Count(l => l.Kind == LedgerKind.Captured).ShouldBe(1);
    }

    [Fact]
    public async Task An_authorisation_that_lapsed_at_the_gateway_is_told_as_a_failed_capture()
    {
        var payment = await host.PlacedAsync();
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        await host.Services.GetRequiredService<StripeGateway>().CancelAsync(payment.GatewayId!, Guid.CreateVersion7().ToString(),
            TestContext.Current.CancellationToken);
        await host.CaptureAsync(payment.Id);
        await host.UntilAsync(payment.Id, PaymentState.CaptureFailed);
        await host.HealAsync();
        (await host.EventsAsync<PaymentCaptureFailed>(payment.Id)).ShouldHaveSingleItem();
        await host.CancelAsync(payment.Id);
        await host.UntilAsync(payment.Id, PaymentState.Voided);
    }
}

using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class CancelPaymentTests(PaymentsHost host)
{
    [Fact]
    public async Task A_captured_payment_is_refunded_in_full()
    {
        var payment = await host.CapturedAsync();
        await host.CancelAsync(payment.Id);
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "the money is back");
        payment.Refunded.ShouldBe(1999);
        (await host.EventsAsync<PaymentRefunded>(payment.Id)).ShouldHaveSingleItem().RefundedTotal.Amount.ShouldBe(1999);
        (await host.RefundsAtGatewayAsync(payment)).ShouldHaveSingleItem().Amount.ShouldBe(1999);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_payment_that_turns_out_authorised_after_the_cancellation_is_voided()
    {
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind = "timeoutAfterEffect", delayMs = 20 },
            new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync(until: PaymentState.Unknown);
        await host.CancelAsync(payment.Id);
        await host.HealAsync();
        await host.UntilAsync(payment.Id, PaymentState.Voided);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().Status.ShouldBe("canceled");
        (await host.EventsAsync<PaymentVoided>(payment.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_capture_under_way_when_the_order_is_cancelled_is_refunded_in_full()
    {
        var payment = await host.PlacedAsync();
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents/*/capture", kind = "timeoutAfterEffect", delayMs = 20 });
        await host.CaptureAsync(payment.Id);
        await host.CancelAsync(payment.Id);
        await host.HealAsync();
        payment = await host.UntilAsync(payment.Id, p => p.State is PaymentState.Captured && p.Refunds.Any(r =>
            r.State == RefundState.Succeeded), "the money is back");
        payment.Refunded.ShouldBe(payment.Captured);
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", PaymentState.Declined)]
    [InlineData("pm_card_threeDSecure2Required", PaymentState.ActionRequired)]
    internal async Task What_was_never_authorised_is_given_up_at_the_gateway_too(string card, PaymentState state)
    {
        var payment = await host.PlacedAsync(card, state);
        await host.CancelAsync(payment.Id);
        await host.UntilAsync(payment.Id, PaymentState.Voided);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().Status.ShouldBe("canceled");
    }
}

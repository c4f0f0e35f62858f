using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class VoidPaymentTests(PaymentsHost host)
{
    [Theory]
    [InlineData("timeoutBeforeEffect", null)]
    [InlineData("timeoutAfterEffect", null)]
    [InlineData("cutBody", null)]
    [InlineData("status", 500)]
    public async Task Whatever_befalls_the_call_the_authorisation_is_given_back_and_told_once(string kind, int? status)
    {
        var payment = await host.PlacedAsync();
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents/*/cancel", kind, status, times = 1, delayMs = 50 });
        await host.CancelAsync(payment.Id);
        await host.UntilAsync(payment.Id, PaymentState.Voided);
        await host.HealAsync();
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().Status.ShouldBe("canceled");
        (await host.EventsAsync<PaymentVoided>(payment.Id)).ShouldHaveSingleItem();
        (await host.LedgerAsync(payment.Id)).Select(l => l.Kind).Order().ShouldBe([LedgerKind.Authorized, LedgerKind.Voided]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_order_closes_the_gateways_page_and_gives_back_what_was_paid_there_in_that_moment(bool paid)
    {
        var payment = await host.PlacedAsync(IPaymentMethods.OnGatewaysPage, PaymentState.ActionRequired);
        if (paid)
        {
            // Nobody tells of it before the order is cancelled.
            await host.FaultsAsync(new { target = "webhooks", match = "payment_intent.", kind = "drop" });
            await host.PayThereAsync(payment, "4242424242424242");
        }
        await host.CancelAsync(payment.Id);
        payment = await host.UntilAsync(payment.Id, PaymentState.Voided);
        await host.HealAsync();
        (await host.PayThereAsync(payment, "4242424242424242")).Text.ShouldContain("nothing to pay");
        (await host.AtGatewayAsync(payment.Id)).ShouldAllBe(p => p.Status == "canceled");
    }
}

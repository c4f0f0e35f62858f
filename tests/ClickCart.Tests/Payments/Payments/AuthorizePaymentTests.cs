using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class AuthorizePaymentTests(PaymentsHost host)
{
    [Theory]
    [InlineData("timeoutBeforeEffect", null, 2)]
    [InlineData("timeoutAfterEffect", null, 1)]
    [InlineData("cutBody", null, 1)]
    [InlineData("status", 500, 1)]
    [InlineData("status", 503, 2)]
    [InlineData("status", 429, 2)]
    [InlineData("status", 409, 2)]
    public async Task Whatever_befalls_the_call_there_is_one_charge(string kind, int? status, int times)
    {
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind, status, times, delayMs = 50 });
        var payment = await host.PlacedAsync();
        await host.HealAsync();
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().Id.ShouldBe(payment.GatewayId);
        (await host.EventsAsync<PaymentAuthorized>(payment.Id)).ShouldHaveSingleItem();
        // Only an answer that the gateway remembers as a failure makes a new key necessary.
        payment.Attempts.Count.ShouldBe(status == 500 ? 2 : 1);
    }

    [Fact]
    public async Task While_nobody_knows_the_payment_is_unknown_and_not_declined()
    {
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind = "cutBody" }, new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync(until: PaymentState.Unknown);
        await host.HealAsync();
        await host.UntilAsync(payment.Id, PaymentState.Authorized);
        (await host.EventsAsync<PaymentDeclined>(payment.Id)).ShouldBeEmpty();
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_key_older_than_the_gateway_keeps_it_is_not_sent_again_before_a_search()
    {
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind = "timeoutAfterEffect", delayMs = 20 },
            new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync(until: PaymentState.Unknown);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
        host.Clock.Advance(TimeSpan.FromHours(25));
        // The fault is still set: only the search can find the charge.
        await host.UntilAsync(payment.Id, PaymentState.Authorized);
        await host.HealAsync();
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds")]
    [InlineData("pm_card_nonsense", "resource_missing")]
    public async Task A_decline_says_why_in_words_for_customers(string card, string code)
    {
        var payment = await host.PlacedAsync(card, PaymentState.Declined);
        var published = (await host.EventsAsync<PaymentDeclined>(payment.Id)).ShouldHaveSingleItem();
        (published.Attempt, published.Code).ShouldBe((1, code));
        published.Message.ShouldNotContain("pm_card");
        (await host.LedgerAsync(payment.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_3D_Secure_is_asked_for_and_approved_the_payment_is_authorised()
    {
        var payment = await host.PlacedAsync("pm_card_threeDSecure2Required", PaymentState.ActionRequired);
        var published = (await host.EventsAsync<PaymentActionRequired>(payment.Id)).ShouldHaveSingleItem();
        var back = await host.Client.SendAsync(HttpMethod.Post, $"~{new Uri(published.ActionUrl).AbsolutePath}/approve");
        if (back.Headers.Location is { } location) location.ToString().ShouldContain($"/orders/{payment.Id}");
        await host.UntilAsync(payment.Id, PaymentState.Authorized);
    }

    [Fact]
    public async Task After_3D_Secure_is_declined_the_payment_is_declined()
    {
        var payment = await host.PlacedAsync("pm_card_threeDSecure2Required", PaymentState.ActionRequired);
        var published = (await host.EventsAsync<PaymentActionRequired>(payment.Id)).ShouldHaveSingleItem();
        await host.Client.SendAsync(HttpMethod.Post, $"~{new Uri(published.ActionUrl).AbsolutePath}/decline");
        await host.UntilAsync(payment.Id, PaymentState.Declined);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("timeoutAfterEffect")]
    public async Task A_card_that_is_entered_on_the_gateways_page_is_authorised_there(string? fault)
    {
        if (fault is not null)
            await host.FaultsAsync(new { target = "stripe", match = "POST /v1/checkout/sessions$", kind = fault, times = 1, delayMs = 20 });
        var payment = await host.PlacedAsync(IPaymentMethods.OnGatewaysPage, PaymentState.ActionRequired);
        await host.HealAsync();
        payment.GatewayId.ShouldBeNull();
        await host.PayThereAsync(payment, "4000000000000002");
        await host.PayThereAsync(payment, "4242424242424242");
        payment = await host.UntilAsync(payment.Id, PaymentState.Authorized);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().Id.ShouldBe(payment.GatewayId);
    }

    [Fact]
    public async Task After_a_declined_card_the_gateways_page_would_make_a_second_payment_and_is_refused()
    {
        var payment = await host.PlacedAsync("pm_card_visa_chargeDeclined", PaymentState.Declined);
        await host.HandleAsync<RetryPayment, PaymentRetried>(Events.PaymentRetried(payment.Id) with { PaymentMethod = IPaymentMethods.OnGatewaysPage });
        await host.UntilAsync(payment.Id, p => p.Attempts.Count == 2 && p.State == PaymentState.Declined, "it is refused");
        (await host.AtGatewayAsync(payment.Id)).Count.ShouldBe(1);
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class RetryPaymentTests(PaymentsHost host)
{
    [Theory]
    [InlineData(null)]
    [InlineData("timeoutAfterEffect")]
    [InlineData("cutBody")]
    public async Task A_good_card_after_a_declined_one_is_authorised_on_the_same_gateway_payment(string? fault)
    {
        var payment = await host.PlacedAsync("pm_card_visa_chargeDeclined", PaymentState.Declined);
        if (fault is not null) await host.FaultsAsync(new
        {
            target = "stripe",
            match = "POST /v1/payment_intents/*/confirm",
            kind = fault,
            times = 1,
            delayMs =
            20
        });
        await host.HandleAsync<RetryPayment, PaymentRetried>(Events.PaymentRetried(payment.Id));
        await host.HandleAsync<RetryPayment, PaymentRetried>(Events.PaymentRetried(payment.Id));
        payment = await host.UntilAsync(payment.Id, PaymentState.Authorized);
        await host.HealAsync();
        payment.Attempts.Count.ShouldBe(2);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem().Id.ShouldBe(payment.GatewayId);
    }

    [Fact]
    public async Task An_event_of_a_retry_that_comes_before_the_order_is_taken_later() =>
        (await host.SendAsync(new Delivery<RetryPayment, PaymentRetried>(Events.PaymentRetried(Guid.CreateVersion7())))).Error!.Type.ShouldBe("not-yet");
}

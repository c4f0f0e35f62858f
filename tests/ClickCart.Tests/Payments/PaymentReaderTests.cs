using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class PaymentReaderTests(PaymentsHost host)
{
    [Fact]
    public async Task A_payment_that_cannot_be_authorised_says_why_and_when_it_is_tried_again_until_it_is()
    {
        await DownAsync("POST /v1/payment_intents$");
        var order = Events.OrderPlaced();
        await host.OpenAsync(order);
        var failure = await FindFailureAsync(order.OrderId);
        (failure.Module, failure.What, failure.Tries > 0, failure.NextTryAt is not null)
            .ShouldBe(("payments", "The payment could not be authorised", true, true));
        failure.Why.ShouldBe("The gateway answered 503 api_error.");
        await WellAgainAsync(order.OrderId, PaymentState.Authorized);
    }

    [Fact]
    public Task A_payment_that_cannot_be_charged_says_so() =>
        ShouldSayAsync("The payment could not be charged", "POST /v1/payment_intents/*/capture", host.CaptureAsync, PaymentState.Captured);

    [Fact]
    public Task A_payment_that_cannot_be_given_back_says_so() =>
        ShouldSayAsync("The authorised amount could not be given back", "POST /v1/payment_intents/*/cancel", host.CancelAsync, PaymentState.Voided);

    [Fact]
    public async Task A_refund_that_cannot_be_made_says_so_with_its_amount()
    {
        var payment = await host.CapturedAsync();
        await DownAsync("POST /v1/refunds");
        (await host.SendAsync(new RequestRefund.Request(new(500, "USD"), "A scratch.") { OrderId = payment.Id })).Error.ShouldBeNull();
        (await FindFailureAsync(payment.Id)).What.ShouldBe("The refund of $5.00 could not be made");
        await host.HealAsync();
        await host.UntilAsync(payment.Id, p => p.Refunds.All(r => r.State is RefundState.Succeeded), "the money is back");
        (await DetailsAsync(payment.Id)).Failures.ShouldBeEmpty();
    }

    /// <summary>What is asked of an authorised payment while the gateway is down for it.</summary>
    private async Task ShouldSayAsync(string what, string match, Func<Guid, Task> ask, PaymentState afterwards)
    {
        var payment = await host.PlacedAsync();
        await DownAsync(match);
        await ask(payment.Id);
        (await FindFailureAsync(payment.Id)).What.ShouldBe(what);
        await WellAgainAsync(payment.Id, afterwards);
    }

    private Task DownAsync(string match) => host.FaultsAsync(new { target = "stripe", match, kind = "status", status = 503 });

    private async Task WellAgainAsync(Guid order, PaymentState state)
    {
        await host.HealAsync();
        await host.UntilAsync(order, state);
        (await DetailsAsync(order)).Failures.ShouldBeEmpty();
    }

    private Task<JobFailure> FindFailureAsync(Guid order) => Eventually.GetAsync(async () =>
        (await DetailsAsync(order)).Failures.SingleOrDefault(), "a try has failed");

    private async Task<PaymentDetails> DetailsAsync(Guid order) =>
        (await host.AskAsync((IPaymentReader books) => books.FindAsync(order, TestContext.Current.CancellationToken))).ShouldNotBeNull();
}

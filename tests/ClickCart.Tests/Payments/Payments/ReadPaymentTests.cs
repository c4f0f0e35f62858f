using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class ReadPaymentTests(PaymentsHost host)
{
    [Fact]
    public async Task A_pending_refund_whose_webhooks_are_lost_succeeds_by_a_read()
    {
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        var payment = await host.CapturedAsync("pm_card_pendingRefund");
        await host.SendAsync(new RequestRefund.Request(new(500, "USD"), "damaged") { OrderId = payment.Id });
        await host.UntilAsync(payment.Id, p => p.Refunds[0].GatewayId is not null, "the gateway has the refund");
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.HandleAsync<ReadPayment, PaymentReadDue>(new(payment.Id));
        await host.HealAsync();
        (await host.PaymentAsync(payment.Id)).Refunds[0].State.ShouldBe(RefundState.Succeeded);
        (await host.EventsAsync<PaymentRefunded>(payment.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refund_that_fails_after_it_succeeded_is_found_by_the_second_look()
    {
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        var payment = await host.CapturedAsync("pm_card_refundFail");
        await host.SendAsync(new RequestRefund.Request(new(500, "USD"), "damaged") { OrderId = payment.Id });
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Count > 0 && p.Refunds[0].State == RefundState.Succeeded, "the refund succeeded");
        payment.PollAt.ShouldNotBeNull();
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await host.RunAsync<PollPayments>();
        payment = await host.UntilAsync(payment.Id, p => p.Refunds[0].State == RefundState.Failed, "the refund failed");
        await host.HealAsync();
        payment.Refunded.ShouldBe(0);
        (await host.EventsAsync<RefundFailed>(payment.Id)).ShouldHaveSingleItem();
        (await host.LedgerAsync(payment.Id)).Count(l => l.Kind == LedgerKind.RefundReversed).ShouldBe(1);
    }
}

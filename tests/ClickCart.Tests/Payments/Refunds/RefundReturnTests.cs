using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Refunds;

[Collection(nameof(PaymentsHost))]
public sealed class RefundReturnTests(PaymentsHost host)
{
    private static ReturnRefundDecided Decided(Guid order, long amount) => new(Guid.CreateVersion7(), order, Guid.CreateVersion7(), new(amount, "USD"),
        "Return T-1-R1", "admin@clickcart.local", null, TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_decided_refund_is_made_once_under_its_own_id()
    {
        var payment = await host.CapturedAsync(total: 1000);
        var decided = Decided(payment.Id, 600);
        for (var i = 0; i < 2; i++) await host.HandleAsync<RefundReturn, ReturnRefundDecided>(decided);
        await host.UntilAsync(payment.Id, p => p.Refunds.Single().State == RefundState.Succeeded, "it succeeded");
        var refunded = (await host.EventsAsync<PaymentRefunded>(payment.Id)).ShouldHaveSingleItem();
        (refunded.RefundId, refunded.Amount.Amount, refunded.Reason).ShouldBe((decided.RefundId, 600, "Return T-1-R1"));
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_ordinary_refunds_and_a_returns_at_once_together_never_more_goes_back_than_was_taken_and_the_loser_is_told()
    {
        var payment = await host.CapturedAsync(total: 1000);
        var decided = Decided(payment.Id, 600);
        var ordinary = Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => host.SendAsync(new RequestRefund.Request(new(300, "USD"), "scratched") { OrderId = payment.Id }))));
        await Task.WhenAll(ordinary, Task.Run(() => host.HandleAsync<RefundReturn, ReturnRefundDecided>(decided)));
        var won = (await ordinary).Count(r => r.Succeeded);
        var refused = await host.EventsAsync<RefundRefused>(payment.Id);
        (won, refused.Count).ShouldBeOneOf((1, 0), (3, 1));
        if (refused.Count == 1) refused[0].RefundId.ShouldBe(decided.RefundId);
        (await host.PaymentAsync(payment.Id)).Refunded.ShouldBe(won * 300 + (refused.Count == 0 ? 600 : 0));
        await host.UntilAsync(payment.Id, p => p.Refunds.All(r => r.State == RefundState.Succeeded), "all of them succeeded");
        await host.ShouldBeSoundAsync();
    }
}

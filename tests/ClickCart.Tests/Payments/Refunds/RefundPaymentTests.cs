using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Refunds;

[Collection(nameof(PaymentsHost))]
public sealed class RefundPaymentTests(PaymentsHost host)
{
    [Theory]
    [InlineData("timeoutBeforeEffect", null)]
    [InlineData("timeoutAfterEffect", null)]
    [InlineData("cutBody", null)]
    [InlineData("status", 500)]
    public async Task Whatever_befalls_the_call_the_money_goes_back_once(string kind, int? status)
    {
        var payment = await host.CapturedAsync();
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/refunds", kind, status, times = 1, delayMs = 50 });
        (await host.SendAsync(new RequestRefund.Request(new(700, "USD"), "damaged") { OrderId = payment.Id })).Error.ShouldBeNull();
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "the refund succeeded");
        await host.HealAsync();
        (await host.RefundsAtGatewayAsync(payment)).ShouldHaveSingleItem().Amount.ShouldBe(700);
        payment.Refunded.ShouldBe(700);
    }
}

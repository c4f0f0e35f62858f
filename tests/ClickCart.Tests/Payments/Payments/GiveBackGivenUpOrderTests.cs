using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class GiveBackGivenUpOrderTests(PaymentsHost host)
{
    [Fact]
    public async Task What_was_paid_goes_back_once_and_what_was_not_is_not_waited_for()
    {
        var (paid, cash) = (await host.CapturedAsync(), await host.PlacedAsync(ManualMethod.CashOnDelivery, PaymentState.Awaited));
        foreach (var payment in new[] { paid, paid, cash })
            await host.HandleAsync<GiveBackGivenUpOrder, RestGivenUp>(new(payment.Id, "CC-1", [], [], "It is lost.", "admin@example.com", host.Clock.GetUtcNow()));
        paid = await host.UntilAsync(paid.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "it is back");
        (paid.Refunds.Count, paid.Refunded).ShouldBe((1, 1999));
        await host.UntilAsync(cash.Id, PaymentState.Voided);
        await host.ShouldBeSoundAsync();
    }
}

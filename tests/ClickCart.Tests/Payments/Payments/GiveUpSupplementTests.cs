using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class GiveUpSupplementTests(PaymentsHost host)
{
    [Fact]
    public async Task What_was_charged_goes_back_in_full_and_staff_is_told_once()
    {
        var (order, now) = (await host.CapturedAsync(), host.Clock.GetUtcNow());
        var id = Guid.CreateVersion7();
        await host.HandleAsync<BeginSupplement, SupplementPaymentBegun>(new(
            id, order.Id, order.OrderNumber, null, order.Of(700), "pm_card_visa", 1, now, now.AddMinutes(15)));
        await host.UntilAsync(id, PaymentState.Captured);
        for (var i = 0; i < 2; i++)
            await host.HandleAsync<GiveUpSupplement, SupplementGivenUp>(new(id, order.Id, order.OrderNumber, order.Of(700), "It is sold out.", now));
        await host.UntilAsync(id, p => p.Refunded == 700 && p.Refunds.All(r => r.State is RefundState.Succeeded), "it is back");
        (await host.ReadAsync(db => db.Alerts.Where(a => a.OrderId == order.Id).Select(a => a.Detail).ToListAsync())).ShouldHaveSingleItem().ShouldContain("sold out");
        (await host.PaymentAsync(order.Id)).Refunded.ShouldBe(0);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task One_that_nobody_finished_is_voided()
    {
        var (order, now) = (await host.PlacedAsync(), host.Clock.GetUtcNow());
        var id = Guid.CreateVersion7();
        await host.HandleAsync<BeginSupplement, SupplementPaymentBegun>(new(
            id, order.Id, order.OrderNumber, null, order.Of(700), "pm_card_threeDSecure2Required", 1, now, now.AddMinutes(15)));
        await host.UntilAsync(id, PaymentState.ActionRequired);
        await host.HandleAsync<GiveUpSupplement, SupplementGivenUp>(new(id, order.Id, order.OrderNumber, null, "Nobody paid in time.", now));
        await host.UntilAsync(id, PaymentState.Voided);
        (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.OrderId == order.Id))).ShouldBe(0);
        await host.ShouldBeSoundAsync();
    }
}

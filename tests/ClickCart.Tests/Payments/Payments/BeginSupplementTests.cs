using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class BeginSupplementTests(PaymentsHost host)
{
    [Fact]
    public async Task It_is_charged_at_once_and_is_a_part_of_the_orders_payment_when_the_change_is_made()
    {
        var (order, now) = (await host.PlacedAsync(), host.Clock.GetUtcNow());
        var begun = new SupplementPaymentBegun(
            Guid.CreateVersion7(), order.Id, order.OrderNumber, null, order.Of(700), "pm_card_chargeDeclined", 1, now, now.AddMinutes(15));
        await host.HandleAsync<BeginSupplement, SupplementPaymentBegun>(begun);
        await host.UntilAsync(begun.PaymentId, PaymentState.Declined);
        (await host.EventsAsync<SupplementNotPaid>(begun.OrderId)).ShouldHaveSingleItem().Message.ShouldNotBeNull();
        await host.HandleAsync<BeginSupplement, SupplementPaymentBegun>(begun with { PaymentMethod = "pm_card_visa", Attempt = 2 });
        await host.UntilAsync(begun.PaymentId, PaymentState.Captured);
        (await host.EventsAsync<SupplementPaid>(begun.OrderId)).ShouldHaveSingleItem().Amount.ShouldBe(order.Of(700));
        (await host.EventsAsync<PaymentCaptured>(begun.PaymentId)).ShouldBeEmpty("It is no order's.");

        await host.HandleAsync<FollowEditedOrder, OrderEdited>(new(
            order.Id, order.OrderNumber, begun.PaymentId, [], order.Of(700), order.Of(2699), "One more.", null, "admin@example.com", now));
        await host.CaptureAsync(order.Id);
        order = await host.UntilAsync(order.Id, PaymentState.Captured);
        (order.Captured, order.Kept, order.Due, order.ByMethod, order.Supplemented).ShouldBe((2699, 2699, 2699, 1999, 700));
        (await host.AtGatewayAsync(order.Id)).ShouldHaveSingleItem().AmountReceived.ShouldBe(1999);
        await host.CancelAsync(order.Id);
        await host.UntilAsync(begun.PaymentId, p => p.Refunds.Sum(r => r.State is ClickCart.Payments.Refunds.RefundState.Succeeded ? r.Amount : 0) == 700, "it is back");
        await host.ShouldBeSoundAsync();
    }
}

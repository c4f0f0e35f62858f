using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class FollowEditedOrderTests(PaymentsHost host)
{
    private Task EditAsync(Payment payment, long difference) => host.HandleAsync<FollowEditedOrder, OrderEdited>(new(
        payment.Id, payment.OrderNumber, Guid.CreateVersion7(), [], payment.Of(difference), payment.Of(payment.Due + difference), "One is enough.", null,
        "admin@example.com", host.Clock.GetUtcNow()));

    private Task<Result<PaymentChange>> AskAsync(Payment payment, long difference, long total) =>
        host.AskAsync<IPaymentChanges, Result<PaymentChange>>(changes =>
            changes.CheckAsync(payment.Id, payment.Of(difference), payment.Of(total), TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_is_only_authorised_is_charged_by_what_the_order_comes_to_then()
    {
        var payment = await host.PlacedAsync();
        (await AskAsync(payment, -500, 1499)).Value.ShouldBe(new(PaymentChange.ChargesLess, new(500, "USD")));
        (await AskAsync(payment, 1, 2000)).Error!.Type.ShouldBe("payment-needed");
        (await AskAsync(payment, -1999, 0)).Error!.Type.ShouldBe("validation-failed");
        await EditAsync(payment, -500);
        await EditAsync(payment, 100);
        await host.CaptureAsync(payment.Id);
        payment = await host.UntilAsync(payment.Id, PaymentState.Captured);
        (payment.Captured, payment.Kept, payment.Due).ShouldBe((1599, 1599, 1599));
        var there = (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
        (there.Amount, there.AmountReceived).ShouldBe((1999, 1599));
        payment.Refunds.ShouldBeEmpty();
        await host.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(-500)]
    public async Task What_is_paid_on_delivery_is_paid_at_what_the_order_comes_to_then(long difference)
    {
        var payment = await host.PlacedAsync(ManualMethod.CashOnDelivery, PaymentState.Awaited);
        (await AskAsync(payment, difference, 1999 + difference)).Succeeded.ShouldBeTrue();
        await EditAsync(payment, difference);
        (await host.AskAsync<MediatR.IMediator, Result<ClickCart.Payments.ManualPayments.MarkPaid.Response>>(m => m.Send(
            new ClickCart.Payments.ManualPayments.MarkPaid.Request("T-1") { OrderId = payment.Id }, TestContext.Current.CancellationToken)))
            .Value.Amount.Amount.ShouldBe(1999 + difference);
        (await host.UntilAsync(payment.Id, PaymentState.Captured)).Captured.ShouldBe(1999 + difference);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_what_is_charged_the_difference_goes_back_and_the_rest_is_refunded_as_ever()
    {
        var payment = await host.CapturedAsync();
        (await AskAsync(payment, -500, 1499)).Value.ShouldBe(new(PaymentChange.GivesBack, new(500, "USD")));
        (await AskAsync(payment, 1, 2000)).Error!.Type.ShouldBe("payment-needed");
        await EditAsync(payment, -500);
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "the difference is back");
        (payment.Refunded, payment.Kept, payment.Due).ShouldBe((500, 1499, 1499));
        (await host.EventsAsync<PaymentRefunded>(payment.Id)).ShouldHaveSingleItem().ForChanges.ShouldBe(new Money(500, "USD"));
        await host.CancelAsync(payment.Id);
        await host.UntilAsync(payment.Id, p => p.Refunds.Count(r => r.State == RefundState.Succeeded) == 2, "the rest is back");
        var last = (await host.EventsAsync<PaymentRefunded>(payment.Id)).Single(e => e.RefundedTotal.Amount == 1999);
        (last.Amount.Amount, last.ForChanges!.Value.Amount).ShouldBe((1499, 500));
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_waits_for_goods_since_is_charged_before_its_authorisation_lapses_once_all_changes_are_known()
    {
        var payment = await host.PlacedAsync();
        var now = host.Clock.GetUtcNow();
        host.Orders.Known[payment.Id] = new(payment.Id, payment.OrderNumber, "confirmed", "authorized", "unfulfilled", payment.Of(1799), null, [], now, now)
        {
            Backordered = new Dictionary<string, int> { ["POT"] = 1 },
        };
        await EditAsync(payment, -500);
        (await host.UntilAsync(payment.Id, PaymentState.Authorized)).Due.ShouldBe(1499);
        await EditAsync(payment, 300);
        (await host.UntilAsync(payment.Id, PaymentState.Captured)).Captured.ShouldBe(1799);
        await host.ShouldBeSoundAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Reduced_and_made_dearer_while_it_is_charged_it_comes_to_what_the_order_does_whichever_is_known_first(bool dearerFirst)
    {
        var payment = await host.CapturedAsync();
        var now = host.Clock.GetUtcNow();
        host.Orders.Known[payment.Id] = new(payment.Id, payment.OrderNumber, "confirmed", "captured", "unfulfilled", payment.Of(1799), null, [], now, now);
        foreach (var difference in dearerFirst ? new[] { 300, -500 } : [-500, 300]) await EditAsync(payment, difference);
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "the difference is back");
        (payment.Refunded, payment.Kept, payment.Due).ShouldBe((200, 1799, 1799));
        (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.OrderId == payment.Id))).ShouldBe(0);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_was_refunded_beyond_what_the_order_comes_to_since_counts_as_given_back_for_that()
    {
        var payment = await host.CapturedAsync();
        (await host.SendAsync(new RequestRefund.Request(payment.Of(1700), "Sorry.") { OrderId = payment.Id })).Succeeded.ShouldBeTrue();
        await EditAsync(payment, -999);
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Count(r => r.State == RefundState.Succeeded) == 2, "what is left of it is back, too");
        (payment.Refunded, payment.Kept, payment.Due).ShouldBe((1999, 1000, 1000));
        (await host.AskAsync<IPaymentReader, IReadOnlyDictionary<Guid, long>>(r => r.CapturedAsync([payment.Id], TestContext.Current.CancellationToken)))
            [payment.Id].ShouldBe(1000);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_change_while_the_whole_is_being_charged_gives_the_difference_back()
    {
        var payment = await host.PlacedAsync();
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents/*/capture", kind = "timeoutAfterEffect", delayMs = 20 });
        await host.CaptureAsync(payment.Id);
        await EditAsync(payment, -500);
        await host.HealAsync();
        payment = await host.UntilAsync(payment.Id, p => p.State is PaymentState.Captured && p.Kept == 1499, "what is too much is on its way back");
        await host.UntilAsync(payment.Id, p => p.Captured == 1499 || p.Refunds.Any(r => r.State == RefundState.Succeeded), "the difference is back");
        await host.ShouldBeSoundAsync();
    }
}

using System.Text;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.StripeEvents;

namespace ClickCart.Tests.Payments.StripeEvents;

[Collection(nameof(PaymentsHost))]
public sealed class ReceiveStripeEventTests(PaymentsHost host)
{
    [Fact]
    public async Task Forged_stale_edited_and_foreign_webhooks_are_refused_and_nothing_is_stored()
    {
        var payment = await host.PlacedAsync();
        var id = $"evt_{Guid.CreateVersion7():n}";
        var good = PaymentsHost.Event("payment_intent.succeeded", payment, id: id);
        (await host.WebhookAsync(good, secret: "whsec_of_somebody_else")).ShouldBeProblem(400, "malformed-request");
        (await host.WebhookAsync(good, age: TimeSpan.FromSeconds(310))).ShouldBeProblem(400, "malformed-request");
        (await host.WebhookAsync(good, age: TimeSpan.FromSeconds(-310))).ShouldBeProblem(400, "malformed-request");
        (await host.WebhookAsync(PaymentsHost.Event("payment_intent.succeeded", payment, livemode: true, id: id))).ShouldBeProblem(400, "malformed-request");
        (await host.WebhookAsync(new { id, @object = "something" })).ShouldBeProblem(400, "malformed-request");
        (await host.PostAsync(Encoding.UTF8.GetBytes("not json"), null)).ShouldBeProblem(400, "malformed-request");
        (await host.ReadAsync(db => db.StripeEvents.CountAsync(e => e.Id == id))).ShouldBe(0);
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Authorized);
    }

    [Fact]
    public async Task The_same_event_fifty_times_at_once_is_one_row_and_200_each_time()
    {
        var payment = await host.PlacedAsync();
        var id = $"evt_{Guid.CreateVersion7():n}";
        var same = PaymentsHost.Event("payment_intent.amount_capturable_updated", payment, id: id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => host.WebhookAsync(same))));
        answers.ShouldAllBe(a => (int)a.Status == 200);
        (await host.ReadAsync(db => db.StripeEvents.CountAsync(e => e.Id == id))).ShouldBe(1);
        (await host.EventsAsync<PaymentAuthorized>(payment.Id)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("payment_intent.succeeded", PaymentState.Captured, true)]
    [InlineData("payment_intent.succeeded", PaymentState.Authorized, false)]
    [InlineData("payment_intent.canceled", PaymentState.Voided, true)]
    [InlineData("payment_intent.canceled", PaymentState.Authorized, false)]
    [InlineData("payment_intent.payment_failed", PaymentState.Declined, true)]
    [InlineData("payment_intent.payment_failed", PaymentState.ActionRequired, false)]
    [InlineData("payment_intent.amount_capturable_updated", PaymentState.Unknown, false)]
    [InlineData("charge.refunded", PaymentState.Captured, false)]
    internal void Only_what_the_state_already_says_needs_no_read(string type, PaymentState state, bool old) =>
        ReceiveStripeEvent.IsOutdated(type, state).ShouldBe(old);
}

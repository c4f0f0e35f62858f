using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.StripeEvents;

[Collection(nameof(PaymentsHost))]
public sealed class ProcessStripeEventTests(PaymentsHost host)
{
    [Fact]
    public async Task A_rightly_signed_lie_moves_nothing()
    {
        var payment = await host.PlacedAsync();
        await DoneAsync(PaymentsHost.Event("payment_intent.succeeded", payment));
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Authorized);
    }

    [Fact]
    public async Task A_wrong_amount_order_or_payment_is_not_believed_and_raises_an_alert()
    {
        var payment = await host.PlacedAsync();
        var other = await host.PlacedAsync();
        foreach (var wrong in (object[])
        [
            PaymentsHost.Event("payment_intent.succeeded", payment, amount: 1),
            PaymentsHost.Event("payment_intent.succeeded", payment, order: other.Id),
            PaymentsHost.Event("payment_intent.succeeded", payment, intent: "pi_of_somebody_else"),
            PaymentsHost.Event("payment_intent.succeeded", payment, order: Guid.CreateVersion7(), intent: "pi_of_nobody"),
        ])
        {
            var id = await DoneAsync(wrong);
            (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.Id == $"wrong-event/{id}"))).ShouldBe(1);
        }
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Authorized);
        (await host.PaymentAsync(other.Id)).State.ShouldBe(PaymentState.Authorized);
    }

    [Fact]
    public async Task A_capture_made_by_hand_at_the_gateway_is_followed()
    {
        var payment = await host.PlacedAsync();
        await host.Services.GetRequiredService<StripeGateway>().CaptureAsync(
            payment.GatewayId!, payment.Of(payment.Amount), Guid.CreateVersion7().ToString(), TestContext.Current.CancellationToken);
        await host.UntilAsync(payment.Id, PaymentState.Captured);
    }

    [Fact]
    public async Task A_refund_made_by_hand_at_the_gateway_is_taken_into_the_books()
    {
        var payment = await host.CapturedAsync();
        await host.Services.GetRequiredService<StripeGateway>().RefundAsync(
            payment.GatewayId!, payment.Id, Guid.Empty, payment.Of(400), Guid.CreateVersion7().ToString(), TestContext.Current.CancellationToken);
        payment = await host.UntilAsync(payment.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "the refund is in the books");
        payment.Refunded.ShouldBe(400);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_dispute_is_in_the_ledger_and_raises_an_alert()
    {
        var payment = await host.CapturedAsync("pm_card_createDispute");
        await Eventually.TrueAsync(async () => (await host.LedgerAsync(payment.Id)).Exists(l => l.Kind == LedgerKind.Disputed), "the dispute is in the ledger");
        (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.OrderId == payment.Id && a.Id.StartsWith("dispute/")))).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_webhook_says_of_a_dispute_is_asked_for_at_the_gateway()
    {
        var payment = await host.CapturedAsync("pm_card_createDispute");
        var real = $"dp_{payment.GatewayId![3..]}";
        await Eventually.TrueAsync(async () => (await host.EventsAsync<PaymentDisputed>(payment.Id)).Count == 1, "the dispute is told");
        (await host.EventsAsync<PaymentDisputed>(payment.Id)).Single().ShouldSatisfyAllConditions(
            d => d.DisputeId.ShouldBe(real), d => d.Amount.ShouldBe(payment.Of(payment.Captured)));
        // A close that the gateway knows nothing of closes nothing.
        await DoneAsync(DisputeEvent("charge.dispute.closed", payment, real, 1, "won"));
        (await host.PaymentAsync(payment.Id)).DisputedAt.ShouldNotBeNull();
        // The real one does, whatever its body says.
        await host.Client.SendAsync(HttpMethod.Post, $"~/sandbox/stripe/v1/disputes/{real}",
            content: new FormUrlEncodedContent([new("evidence[uncategorized_text]", "losing_evidence")]), header: ("Authorization", "Bearer sk_test_tests"));
        await host.UntilAsync(payment.Id, p => p.DisputedAt is null, "the dispute is closed");
        (await host.PaymentAsync(payment.Id)).TakenBack.ShouldBe(payment.Captured);
        (await host.EventsAsync<DisputeClosed>(payment.Id)).Single().Won.ShouldBeFalse();
    }

    [Fact]
    public async Task A_dispute_that_the_gateway_does_not_know_is_booked_nowhere_and_raises_an_alert()
    {
        var payment = await host.CapturedAsync();
        var id = await DoneAsync(DisputeEvent("charge.dispute.created", payment, "dp_of_nobody", payment.Captured, "needs_response"));
        (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.Id == $"wrong-event/{id}"))).ShouldBe(1);
        var other = await host.CapturedAsync("pm_card_createDispute");
        await host.UntilAsync(other.Id, p => p.DisputedAt is not null, "the other payment is disputed");
        var wrong = await DoneAsync(DisputeEvent("charge.dispute.created", payment, $"dp_{other.GatewayId![3..]}", 1, "needs_response"));
        (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.Id == $"wrong-event/{wrong}"))).ShouldBe(1);
        (await host.PaymentAsync(payment.Id)).DisputedAt.ShouldBeNull();
        (await host.LedgerAsync(payment.Id)).ShouldNotContain(l => l.Kind == LedgerKind.Disputed);
    }

    [Fact]
    public async Task A_dispute_that_comes_before_it_is_known_here_that_the_payment_was_charged_is_booked_with_the_charge()
    {
        var payment = await host.PlacedAsync("pm_card_createDispute");
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        var (gateway, dispute, ct) = (host.Services.GetRequiredService<StripeGateway>(), $"dp_{payment.GatewayId![3..]}", TestContext.Current.CancellationToken);
        await gateway.CaptureAsync(payment.GatewayId!, payment.Of(payment.Amount), Guid.CreateVersion7().ToString(), ct);
        await Eventually.TrueAsync(async () => await gateway.ReadDisputeAsync(dispute, ct) is Outcome<StripeDispute>.Succeeded, "the bank disputes it");
        await host.HealAsync();
        (await host.PaymentAsync(payment.Id)).Captured.ShouldBe(0);
        var id = await DoneAsync(DisputeEvent("charge.dispute.created", payment, dispute, payment.Amount, "needs_response"));
        (await host.ReadAsync(db => db.Alerts.CountAsync(a => a.Id == $"wrong-event/{id}"))).ShouldBe(0);
        (await host.PaymentAsync(payment.Id)).ShouldSatisfyAllConditions(p => p.DisputedAt.ShouldNotBeNull(), p => p.Captured.ShouldBe(payment.Amount));
    }

    private static object DisputeEvent(string type, Payment payment, string dispute, long amount, string status) => new
    {
        id = $"evt_{Guid.CreateVersion7():n}",
        @object = "event",
        livemode = false,
        type,
        data = new { @object = new { id = dispute, @object = "dispute", amount, currency = "usd", payment_intent = payment.GatewayId, status } },
    };

    [Fact]
    public async Task Nothing_of_a_disputed_payment_can_be_refunded()
    {
        var payment = await host.CapturedAsync("pm_card_createDispute");
        await Eventually.TrueAsync(async () => (await host.EventsAsync<PaymentDisputed>(payment.Id)).Count == 1, "the dispute is told");
        var refund = await host.SendAsync(new RequestRefund.Request(new(100, "USD"), "damaged") { OrderId = payment.Id });
        refund.Error.ShouldNotBeNull().Type.ShouldBe("charge-disputed");
    }

    [Fact]
    public async Task Webhooks_twice_late_and_out_of_order_converge()
    {
        await host.FaultsAsync(new { target = "webhooks", kind = "duplicate", probability = 0.5 },
            new { target = "webhooks", kind = "reorder", delayMs = 300 });
        var payment = await host.CapturedAsync();
        await host.SendAsync(new RequestRefund.Request(new(100, "USD"), "late") { OrderId = payment.Id });
        await host.UntilAsync(payment.Id, p => p.Refunds.Any(r => r.State == RefundState.Succeeded), "the refund succeeded");
        await host.HealAsync();
        await Eventually.TrueAsync(async () => await host.ReadAsync(db =>
            db.StripeEvents.CountAsync(e => e.PaymentIntent == payment.GatewayId && e.DoneAt != null)) >= 2, "the webhooks came");
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Captured);
        (await host.LedgerAsync(payment.Id)).Count.ShouldBe(3);
        await host.ShouldBeSoundAsync();
    }

    private async Task<string> DoneAsync(object wrong)
    {
        var id = System.Text.Json.JsonSerializer.SerializeToElement(wrong).GetProperty("id").GetString()!;
        (await host.WebhookAsync(wrong)).ShouldBe(200);
        await Eventually.TrueAsync(() => host.ReadAsync(db => db.StripeEvents.AnyAsync(e => e.Id == id && e.DoneAt != null)), "the webhook is processed");
        return id;
    }
}

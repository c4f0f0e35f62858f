using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class PollPaymentsTests(PaymentsHost host)
{
    [Fact]
    public async Task Although_every_webhook_is_lost_an_approved_payment_is_authorised_within_two_minutes()
    {
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync("pm_card_threeDSecure2Required", PaymentState.ActionRequired);
        var published = (await host.EventsAsync<PaymentActionRequired>(payment.Id)).ShouldHaveSingleItem();
        await host.Client.SendAsync(HttpMethod.Post, $"~{new Uri(published.ActionUrl).AbsolutePath}/approve");
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.ActionRequired);
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await host.RunAsync<PollPayments>();
        payment = await host.UntilAsync(payment.Id, PaymentState.Authorized);
        await host.HealAsync();
        payment.PollAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_payment_whose_job_is_dead_is_taken_up_again()
    {
        var payment = await UnknownAsync(dead: true);
        await host.HealAsync();
        await PollLaterAsync();
        await host.UntilAsync(payment.Id, PaymentState.Authorized);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_job_that_is_being_tried_is_not_begun_a_second_time()
    {
        var payment = await UnknownAsync();
        await PollLaterAsync();
        (await JobsAsync(payment)).ShouldHaveSingleItem();
        await host.HealAsync();
        await host.UntilAsync(payment.Id, PaymentState.Authorized);
    }

    [Fact]
    public async Task A_job_that_a_person_has_dropped_is_left()
    {
        var payment = await UnknownAsync(dead: true, dropped: true);
        await PollLaterAsync();
        var job = (await JobsAsync(payment)).ShouldHaveSingleItem();
        (job.DueAt, job.DoneAt is null, job.DeadAt is null).ShouldBe((null, false, false));
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Unknown);
        // No other test of the host shall meet it.
        await host.HealAsync();
        await host.HandleAsync<AuthorizePayment, AuthorizePaymentJob>(new(payment.Id, payment.OrderNumber));
    }

    [Fact]
    public async Task What_is_at_rest_is_left_alone()
    {
        var payment = await host.PlacedAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.RunAsync<PollPayments>();
        (await host.EventsAsync<PaymentReadDue>(payment.Id)).ShouldBeEmpty();
    }

    /// <summary>A payment of which nobody knows, while the gateway takes the call and answers nothing; its job is still tried, dead, or dropped.</summary>
    private async Task<Payment> UnknownAsync(bool dead = false, bool dropped = false)
    {
        await host.FaultsAsync(
            new { target = "stripe", match = "POST /v1/payment_intents", kind = "timeoutAfterEffect", delayMs = 20 },
            new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync(until: PaymentState.Unknown);
        DateTimeOffset? now = host.Clock.GetUtcNow(), never = null;
        // Fenced off, so that a try that is under way records nothing.
        if (dead) await host.ReadAsync(db => db.Outbox.Where(m => m.Subject == payment.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.DueAt, never)
            .SetProperty(m => m.DeadAt, now).SetProperty(m => m.DoneAt, dropped ? now : null)));
        return payment;
    }

    private Task<List<OutboxMessage>> JobsAsync(Payment payment) =>
        host.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Subject == payment.Id && m.Kind == MessageKind.Job).ToListAsync());

    /// <summary>Another look at what has been silent for a while.</summary>
    private async Task PollLaterAsync()
    {
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await host.RunAsync<PollPayments>();
    }
}

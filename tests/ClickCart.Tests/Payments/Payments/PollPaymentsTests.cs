using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class PollPaymentsTests(PaymentsHost host) : DatabaseTest
{
    [Fact]
    public async Task Although_every_webhook_is_lost_an_approved_payment_is_authorised_within_two_minutes()
    {
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync("pm_card_threeDSecure2Required", PaymentState.ActionRequired);
        var told = (await host.NewsAsync<PaymentActionRequired>(payment.Id)).ShouldHaveSingleItem();
        await host.Client.SendAsync(HttpMethod.Post, $"~{new Uri(told.ActionUrl).AbsolutePath}/approve");
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.ActionRequired);
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await host.PollAsync();
        payment = await host.UntilAsync(payment.Id, PaymentState.Authorized);
        await host.HealAsync();
        payment.PollAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_payment_whose_job_is_dead_is_taken_up_again()
    {
        await host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind = "timeoutAfterEffect", delayMs = 20 }, new { target = "webhooks", kind = "drop" });
        var payment = await host.PlacedAsync(until: PaymentState.Unknown);
        var text = payment.Id.ToString();
        await host.ReadAsync(db => db.Outbox.Where(m => m.Payload.Contains(text)).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, (DateTimeOffset?)null).SetProperty(m => m.DoneAt, host.Clock.GetUtcNow())));
        await host.HealAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await host.PollAsync();
        await host.UntilAsync(payment.Id, PaymentState.Authorized);
        (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_at_rest_is_left_alone()
    {
        var payment = await host.PlacedAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.PollAsync();
        var text = payment.Id.ToString();
        (await host.ReadAsync(db => db.Outbox.CountAsync(m => m.Name == "payments.read-payment.v1" && m.Payload.Contains(text)))).ShouldBe(0);
    }
}

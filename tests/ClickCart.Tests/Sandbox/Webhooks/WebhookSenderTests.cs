using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClickCart.Sandbox.Webhooks;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Tests.Sandbox.Webhooks;

public sealed class WebhookSenderTests(SharedSandbox shared) : SandboxTest(shared)
{
    // What comes later comes when the test moves the clock, however slow the machine or the database is.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    protected override (string Key, string Value)[] Own =>
        [("Sandbox:TransitSeconds", $"{Later.TotalSeconds}"), ("Sandbox:SettleSeconds", $"{Later.TotalSeconds}")];

    private async Task<(WebhookCatcher Catcher, string Secret)> ListenAsync(params string[] events)
    {
        var catcher = await WebhookCatcher.StartAsync();
        var endpoint = (await StripeAsync("POST", "/webhook_endpoints", [("url", catcher.Url), .. events.Select(e => ("enabled_events[]", (string?)e))]))
            .ShouldBe(200);
        return (catcher, endpoint["secret"].GetString()!);
    }

    private async Task<WebhookCatcher> ListenToCarrierAsync()
    {
        var catcher = await WebhookCatcher.StartAsync();
        (await Host.EasyPostAsync("POST", "/webhooks", new { webhook = new { url = catcher.Url, webhook_secret = "sécret" } })).ShouldBe(201);
        return catcher;
    }

    /// <summary>What is due later is due now. The sender's timer runs in real time, so it is woken by a row that is nobody's.</summary>
    private void MoveOn()
    {
        Host.Clock.Advance(Later);
        var now = Host.Clock.GetUtcNow();
        Host.Services.GetServices<IHostedService>().OfType<WebhookSender>().Single()
            .Arrive(new(Guid.CreateVersion7(), "nobody", "", "", [], now, now));
    }

    private Task NothingLeftAsync() => Eventually.TrueAsync(async () => await Host.ReadAsync(db => db.Deliveries.CountAsync()) == 0, "every delivery is done");

    [Fact]
    public async Task What_happens_is_told_once_and_signed()
    {
        var (catcher, secret) = await ListenAsync("*");
        await using var _ = catcher;
        var key = NewKey();
        var payment = (await PayAsync(key: key)).ShouldBe(200);
        await catcher.ShouldCatchAsync("payment_intent.created", "payment_intent.succeeded");
        await NothingLeftAsync();
        catcher.All.Count.ShouldBe(2);

        foreach (var caught in catcher.All)
        {
            var parts = caught.Headers["Stripe-Signature"].Split(',').ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{caught.Text}")))
                .ShouldBe(parts["v1"]);
            Math.Abs(long.Parse(parts["t"], CultureInfo.InvariantCulture) - Host.Clock.GetUtcNow().ToUnixTimeSeconds()).ShouldBeLessThan(60);
            caught.Json.GetProperty("request").Text("idempotency_key").ShouldBe(key);
            caught.Json.GetProperty("data").GetProperty("object").Text("id").ShouldBe(payment.Id());
        }
    }

    [Fact]
    public async Task An_endpoint_gets_only_the_types_it_wants()
    {
        var (catcher, _) = await ListenAsync("payment_intent.canceled");
        await using var _2 = catcher;
        var payment = await PaidAsync(capture: "manual");
        (await StripeAsync("POST", $"/payment_intents/{payment}/cancel")).ShouldBe(200);
        await catcher.ShouldCatchAsync("payment_intent.canceled");
        await NothingLeftAsync();
        catcher.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_refused_comes_again_until_it_is_taken()
    {
        var (catcher, _) = await ListenAsync("payment_intent.succeeded");
        await using var _2 = catcher;
        catcher.Reply = 503;
        await PaidAsync();
        await catcher.ShouldCatchAsync("payment_intent.succeeded", "payment_intent.succeeded");
        catcher.Reply = 204;
        await NothingLeftAsync();
        catcher.All.Select(c => c.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_target_holds_up_no_other()
    {
        (await StripeAsync("POST", "/webhook_endpoints", ("url", "http://127.0.0.1:1/nobody"), ("enabled_events[]", "*"))).ShouldBe(200);
        var (catcher, _) = await ListenAsync("payment_intent.succeeded");
        await using var _2 = catcher;
        for (var i = 0; i < 30; i++) await PaidAsync();
        await catcher.ShouldCatchAsync([.. Enumerable.Repeat("payment_intent.succeeded", 30)]);
    }

    [Fact]
    public async Task What_was_owed_is_sent_after_a_restart()
    {
        var (catcher, _) = await ListenAsync("payment_intent.succeeded");
        await using var _2 = catcher;
        catcher.Reply = 500;
        var payment = await PaidAsync();
        await catcher.ShouldCatchAsync("payment_intent.succeeded");
        var before = catcher.All.Count;

        Host = await SandboxHost.StartAsync(await Host.StopAsync());
        catcher.Reply = 200;
        await NothingLeftAsync();
        catcher.All.Count.ShouldBeGreaterThan(before);
        (await StripeAsync("GET", $"/payment_intents/{payment}")).Status().ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_parcel_is_told_of_at_every_step()
    {
        await using var catcher = await ListenToCarrierAsync();
        var bought = await BoughtAsync();
        await catcher.ShouldCatchAsync("pre_transit");
        MoveOn();
        await catcher.ShouldCatchAsync("in_transit", "out_for_delivery", "delivered");
        foreach (var caught in catcher.All)
        {
            caught.Headers["X-Hmac-Signature"].ShouldBe("hmac-sha256-hex="
                + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("se\u0301cret"), caught.Body)));
            caught.Json.Text("description").ShouldBe("tracker.updated");
            caught.Json.GetProperty("result").Text("tracking_code").ShouldBe(bought["tracking_code"].GetString());
        }
        catcher.All.Single(c => c.What == "delivered").Json.GetProperty("previous_attributes").Text("status").ShouldBe("out_for_delivery");
    }

    [Fact]
    public async Task Nothing_more_is_told_of_a_label_that_was_given_back()
    {
        await using var catcher = await ListenToCarrierAsync();
        var bought = await BoughtAsync();
        (await Host.EasyPostAsync("POST", $"/shipments/{bought.Id()}/refund")).ShouldBe(200);
        await NothingLeftAsync();
        catcher.All.Select(c => c.What).ShouldBe(["pre_transit"]);
    }

    [Fact]
    public async Task Refunds_that_settle_later_are_told_later()
    {
        var (catcher, _) = await ListenAsync("refund.created", "refund.updated", "refund.failed", "charge.refunded", "charge.dispute.created");
        await using var _2 = catcher;
        foreach (var card in new[] { "pm_card_pendingRefund", "pm_card_refundFail" })
            (await StripeAsync("POST", "/refunds", ("payment_intent", await PaidAsync(card)))).ShouldBe(200);
        await PaidAsync("pm_card_createDispute");
        await catcher.ShouldCatchAsync("refund.created", "refund.created", "charge.refunded", "charge.refunded");
        catcher.All.ShouldNotContain(c => c.What == "refund.updated");
        MoveOn();
        await catcher.ShouldCatchAsync("refund.updated", "refund.updated", "refund.failed", "charge.dispute.created");
        catcher.All.Where(c => c.What == "refund.updated").Select(c => c.Json.GetProperty("data").GetProperty("object").Text("status")).Order()
            .ShouldBe(["failed", "succeeded"]);
        catcher.All.Where(c => c.What == "refund.created").Select(c => c.Json.GetProperty("data").GetProperty("object").Text("status")).Order()
            .ShouldBe(["pending", "succeeded"]);
    }

    [Fact]
    public async Task A_slow_payment_is_told_again_when_it_has_settled()
    {
        var (catcher, _) = await ListenAsync("payment_intent.processing", "payment_intent.succeeded");
        await using var _2 = catcher;
        await PayAsync("pm_card_slow");
        await catcher.ShouldCatchAsync("payment_intent.processing");
        MoveOn();
        await catcher.ShouldCatchAsync("payment_intent.succeeded");
        catcher.All[^1].Json.GetProperty("data").GetProperty("object").Text("status").ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_duplicate_is_sent_twice()
    {
        var (catcher, _) = await ListenAsync("payment_intent.succeeded");
        await using var _2 = catcher;
        await Host.FaultsAsync(new { target = "webhooks", kind = "duplicate", match = "payment_intent.succeeded", times = 1 });
        await PaidAsync();
        await catcher.ShouldCatchAsync("payment_intent.succeeded", "payment_intent.succeeded");
        catcher.All.Select(c => c.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_dropped_one_never_comes()
    {
        var (catcher, _) = await ListenAsync("payment_intent.amount_capturable_updated", "payment_intent.succeeded");
        await using var _2 = catcher;
        await Host.FaultsAsync(new { target = "webhooks", kind = "drop", match = "POST /hooks", times = 1 });
        var payment = await PaidAsync(capture: "manual");
        (await StripeAsync("POST", $"/payment_intents/{payment}/capture")).ShouldBe(200);
        await catcher.ShouldCatchAsync("payment_intent.succeeded");
        await NothingLeftAsync();
        catcher.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("reorder")]
    [InlineData("delay")]
    public async Task One_that_is_held_back_is_overtaken(string kind)
    {
        var (catcher, _) = await ListenAsync("payment_intent.amount_capturable_updated", "payment_intent.succeeded");
        await using var _2 = catcher;
        await Host.FaultsAsync(new { target = "webhooks", kind, delayMs = Later.TotalMilliseconds, times = 1 });
        var payment = await PaidAsync(capture: "manual");
        (await StripeAsync("POST", $"/payment_intents/{payment}/capture")).ShouldBe(200);
        await catcher.ShouldCatchAsync("payment_intent.succeeded");
        MoveOn();
        await catcher.ShouldCatchAsync("payment_intent.amount_capturable_updated");
        catcher.All.Select(c => c.What).ShouldBe(["payment_intent.succeeded", "payment_intent.amount_capturable_updated"]);
    }

    [Fact]
    public async Task A_forgery_comes_before_the_real_one_and_its_signature_is_wrong()
    {
        var (catcher, secret) = await ListenAsync("payment_intent.succeeded");
        await using var _ = catcher;
        await Host.FaultsAsync(new { target = "webhooks", kind = "forge", times = 1 });
        await PaidAsync();
        await catcher.ShouldCatchAsync("payment_intent.succeeded", "payment_intent.succeeded");
        catcher.All.Select(c => c.Id).Distinct().Count().ShouldBe(2);
        catcher.All.Select(c => Genuine(c, secret)).ShouldBe([false, true]);
    }

    private static bool Genuine(Caught caught, string secret)
    {
        var parts = caught.Headers["Stripe-Signature"].Split(',').ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret),
            Encoding.UTF8.GetBytes($"{parts["t"]}.{caught.Text}"))) == parts["v1"];
    }
}

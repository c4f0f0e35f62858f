using System.Diagnostics;

namespace ClickCart.Tests.Sandbox.Faults;

public sealed class SetFaultsTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    private Task<ApiResponse> PutAsync(object faults) => Host.Anyone.SendAsync(HttpMethod.Put, "~/sandbox/faults", faults);

    private async Task<ApiResponse?> TryPayAsync(string key, double patience = 1)
    {
        using var client = new HttpClient { BaseAddress = Host.Http.BaseAddress, Timeout = TimeSpan.FromSeconds(patience) };
        try
        {
            return await new Client(client, "sk_test_x").SendAsync(HttpMethod.Post, "~/sandbox/stripe/v1/payment_intents", key: key,
                content: new FormUrlEncodedContent([new("amount", "1999"), new("currency", "usd"), new("confirm", "true"),
                    new("payment_method", "pm_card_visa")]));
        }
        catch (Exception e) when (e is TaskCanceledException or HttpRequestException)
        {
            return null;
        }
    }

    private async Task<int> PaymentsAsync() => (await StripeAsync("GET", "/payment_intents?limit=100"))["data"].GetArrayLength();

    private Task<ApiResponse> AgainAsync(string key) => PayAgainAsync(key);

    private async Task<ApiResponse> PayAgainAsync(string key) => (await TryPayAsync(key, patience: 20)).ShouldNotBeNull();

    [Fact]
    public async Task A_timeout_before_the_effect_leaves_nothing()
    {
        await Host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind = "timeoutBeforeEffect", times = 1 });
        var key = NewKey();
        (await TryPayAsync(key)).ShouldBeNull();
        (await PaymentsAsync()).ShouldBe(0);
        (await AgainAsync(key)).ShouldBe(200).Replayed().ShouldBeFalse();
        (await PaymentsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_timeout_after_the_effect_leaves_one_payment_and_its_answer()
    {
        await Host.FaultsAsync(new { target = "stripe", match = "POST /v1/payment_intents", kind = "timeoutAfterEffect", times = 1 });
        var key = NewKey();
        (await TryPayAsync(key)).ShouldBeNull();
        (await PaymentsAsync()).ShouldBe(1);
        (await AgainAsync(key)).ShouldBe(200).Replayed().ShouldBeTrue();
        (await PaymentsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_hang_ends_with_its_delay()
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "timeoutBeforeEffect", delayMs = 200, times = 1 });
        var watch = Stopwatch.StartNew();
        (await TryPayAsync(NewKey(), patience: 20)).ShouldBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Half_an_answer_is_no_answer_but_the_effect_stays()
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "cutBody", match = "POST", times = 1 });
        var key = NewKey();
        (await TryPayAsync(key, patience: 20)).ShouldBeNull();
        (await AgainAsync(key)).ShouldBe(200).Replayed().ShouldBeTrue();
    }

    [Fact]
    public async Task A_slow_answer_keeps_its_key_in_use()
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "slow", delayMs = 1500, match = "POST", times = 1 });
        var key = NewKey();
        var slow = TryPayAsync(key, patience: 20);
        await Eventually.TrueAsync(async () => await PaymentsAsync() == 1, "the slow payment has taken effect");
        var second = await AgainAsync(key);
        second.ShouldBeRefused(409, "idempotency_key_in_use", type: "idempotency_error");
        second.Header("Stripe-Should-Retry").ShouldBe("true");
        (await slow).ShouldNotBeNull().ShouldBe(200);
        (await AgainAsync(key)).ShouldBe(200).Replayed().ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_500_is_kept_under_its_key_and_has_no_effect()
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "status", status = 500, match = "POST", times = 1 });
        var key = NewKey();
        (await AgainAsync(key)).ShouldBeRefused(500, null, type: "api_error").Header("Stripe-Should-Retry").ShouldBe("false");
        (await AgainAsync(key)).ShouldBe(500).Replayed().ShouldBeTrue();
        (await PaymentsAsync()).ShouldBe(0);
        (await AgainAsync(NewKey())).ShouldBe(200);
    }

    [Theory]
    [InlineData(503, null, "api_error")]
    [InlineData(429, "rate_limit", "invalid_request_error")]
    [InlineData(409, "idempotency_key_in_use", "idempotency_error")]
    public async Task Other_errors_are_not_kept(int status, string? code, string type)
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "status", status, match = "POST", times = 1 });
        var key = NewKey();
        (await AgainAsync(key)).ShouldBeRefused(status, code, type: type).Header("Stripe-Should-Retry").ShouldBe("true");
        (await AgainAsync(key)).ShouldBe(200).Replayed().ShouldBeFalse();
    }

    [Fact]
    public async Task The_carrier_can_fail_too()
    {
        await Host.FaultsAsync(new { target = "easypost", kind = "status", status = 503, match = "POST /v2/shipments$", times = 1 });
        (await ShipAsync()).ShouldBe(503)["error"].Text("code").ShouldBe("INTERNAL_SERVER_ERROR");
        (await ShipAsync()).ShouldBe(201);
    }

    [Fact]
    public async Task Nonsense_is_refused_and_changes_nothing()
    {
        await Host.FaultsAsync(new { target = "stripe", kind = "slow", match = "POST /v1/nothing" });
        (await PutAsync(new[] { new { target = "stripe", kind = "drop" } })).ShouldBeInvalid("[0]");
        (await PutAsync(new[] { new { target = "bank", kind = "slow" } })).ShouldBeProblem(400, "malformed-request");
        (await PutAsync(new[] { new { kind = "slow" } })).ShouldBeProblem(400, "malformed-request");
        (await PutAsync(new[] { new { target = "stripe", kind = "slow", often = true } })).ShouldBeProblem(400, "malformed-request");
        (await PutAsync(new { target = "stripe", kind = "slow" })).ShouldBeProblem(400, "malformed-request");
        (await Host.Anyone.GetAsync("~/sandbox/faults")).Json.GetArrayLength().ShouldBe(1);
    }
}

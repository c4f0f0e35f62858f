using System.Net.Http.Headers;
using System.Text;

namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class StripeApiTests(SharedSandbox shared) : SandboxTest(shared)
{
    private async Task<ApiResponse> WithKeyAsync(string? scheme, string? credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/stripe/v1/payment_intents?limit=1");
        if (scheme is not null) request.Headers.Authorization = new AuthenticationHeaderValue(scheme, credentials);
        using var response = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers,
            response.Content.Headers);
    }

    [Theory]
    [InlineData(null, null, 401)]
    [InlineData("Bearer", "", 401)]
    [InlineData("Bearer", "pk_test_public", 401)]
    [InlineData("Bearer", "sk_live_real", 401)]
    [InlineData("Basic", "not base64!", 401)]
    [InlineData("Bearer", "sk_test_x", 200)]
    [InlineData("Basic", "sk_test_x:", 200)]
    public async Task A_test_key_is_required(string? scheme, string? credentials, int status) =>
        (await WithKeyAsync(scheme, scheme == "Basic" && credentials!.EndsWith(':') ? Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials))
            : credentials)).ShouldBe(status);

    [Fact]
    public async Task Every_answer_names_its_request()
    {
        var key = NewKey();
        var answer = await PayAsync(key: key);
        answer.Header("Request-Id").ShouldNotBeNull().ShouldStartWith("req_");
        answer.Header("Idempotency-Key").ShouldBe(key);
        answer.Header("Stripe-Version").ShouldNotBeNull();
        answer.Replayed().ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer()
    {
        var key = NewKey();
        var first = (await PayAsync(key: key)).ShouldBe(200);
        var second = (await PayAsync(key: key)).ShouldBe(200);
        second.Text.ShouldBe(first.Text);
        second.Replayed().ShouldBeTrue();
    }

    [Fact]
    public async Task A_decline_is_replayed_too()
    {
        var key = NewKey();
        var first = (await PayAsync("pm_card_visa_chargeDeclined", key: key)).ShouldBe(402);
        var second = (await PayAsync("pm_card_visa_chargeDeclined", key: key)).ShouldBe(402);
        (second.Text, second.Replayed()).ShouldBe((first.Text, true));
    }

    [Fact]
    public async Task The_same_key_with_other_parameters_or_another_route_is_refused()
    {
        var key = NewKey();
        var payment = (await PayAsync(capture: "manual", key: key)).Id();
        (await PayAsync(capture: "automatic", key: key)).ShouldBeRefused(400, null, type: "idempotency_error");
        (await Host.StripeAsync("POST", $"/payment_intents/{payment}/capture", key)).ShouldBeRefused(400, null, type: "idempotency_error");
    }

    [Fact]
    public async Task A_key_that_is_being_worked_on_is_in_use()
    {
        var key = NewKey();
        using (Host.Services.GetRequiredService<KeysInProgress>().TryEnter("sandbox|" + key))
        {
            var busy = (await PayAsync(key: key)).ShouldBeRefused(409, "idempotency_key_in_use", type: "idempotency_error");
            busy.Header("Stripe-Should-Retry").ShouldBe("true");
        }
        (await PayAsync(key: key)).ShouldBe(200).Replayed().ShouldBeFalse();
    }

    [Fact]
    public async Task What_failed_validation_may_be_mended_under_the_same_key()
    {
        var key = NewKey();
        (await PayAsync("pm_card_unheard_of", key: key)).ShouldBeRefused(400, "resource_missing", "payment_method");
        (await PayAsync(key: key)).ShouldBe(200).Replayed().ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_state_forbids_is_remembered()
    {
        var payment = await PaidAsync();
        var key = NewKey();
        (await Host.StripeAsync("POST", $"/payment_intents/{payment}/capture", key)).ShouldBeRefused(400, "payment_intent_unexpected_state");
        (await Host.StripeAsync("POST", $"/payment_intents/{payment}/capture", key)).ShouldBe(400).Replayed().ShouldBeTrue();
    }

    [Fact]
    public async Task One_key_sent_many_times_at_once_has_one_effect()
    {
        var (key, order) = (NewKey(), NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PayAsync(key: key, more: ("metadata[order_id]", order))));
        answers.Select(a => (int)a.Status).ShouldAllBe(s => s == 200 || s == 409);
        answers.Where(a => (int)a.Status == 200).Select(a => a.Id()).Distinct().Count().ShouldBe(1);
        var all = await StripeAsync("GET", "/payment_intents?limit=100");
        all["data"].EnumerateArray().Count(p => p.GetProperty("metadata").TryGetProperty("order_id", out var o) && o.GetString() == order).ShouldBe(1);
    }

    [Fact]
    public async Task Two_captures_at_once_take_the_money_once()
    {
        var payment = await PaidAsync(capture: "manual");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StripeAsync("POST", $"/payment_intents/{payment}/capture")));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Select(a => (int)a.Status).ShouldAllBe(s => s == 200 || s == 400 || s == 429);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused() =>
        (await Host.Merchant.PostAsync("~/sandbox/stripe/v1/payment_intents", new { amount = 1 }))
            .ShouldBeRefused(400, null).Text.ShouldContain("application/x-www-form-urlencoded");
}

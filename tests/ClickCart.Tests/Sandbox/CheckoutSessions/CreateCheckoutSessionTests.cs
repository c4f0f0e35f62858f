using System.Text.Json;

namespace ClickCart.Tests.Sandbox.CheckoutSessions;

public sealed class CreateCheckoutSessionTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task A_visit_is_open_at_an_address_of_its_own_and_has_no_payment_yet()
    {
        var session = (await OpenCheckoutAsync()).ShouldBe(200);
        (session["object"].GetString(), session["status"].GetString(), session["amount_total"].GetInt64()).ShouldBe(("checkout.session", "open", 1999));
        session["url"].GetString()!.ShouldContain($"/sandbox/stripe/checkout/{session.Id()}");
        session["payment_intent"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task It_lasts_half_an_hour_at_least() =>
        (await OpenCheckoutAsync(("expires_at", $"{TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds()}"))).ShouldBe(400);
}

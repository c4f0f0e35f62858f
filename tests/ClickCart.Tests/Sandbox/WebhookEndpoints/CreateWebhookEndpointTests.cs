namespace ClickCart.Tests.Sandbox.WebhookEndpoints;

public sealed class CreateWebhookEndpointTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task Tells_the_secret_once()
    {
        var endpoint = (await StripeAsync("POST", "/webhook_endpoints", ("url", "http://127.0.0.1:1/hooks"), ("enabled_events[]", "refund.created"),
            ("description", "Mine"))).ShouldBe(200);
        endpoint.Id().ShouldStartWith("we_");
        endpoint["secret"].GetString().ShouldNotBeNull().ShouldStartWith("whsec_");
        endpoint["enabled_events"].EnumerateArray().Select(e => e.GetString()).ShouldBe(["refund.created"]);
        endpoint.Status().ShouldBe("enabled");
    }

    [Theory]
    [InlineData(null, "*", "parameter_missing")]
    [InlineData("nowhere", "*", "url_invalid")]
    [InlineData("http://127.0.0.1:1/", null, "parameter_missing")]
    public async Task Needs_an_address_and_what_to_tell(string? url, string? events, string code) =>
        (await StripeAsync("POST", "/webhook_endpoints", ("url", url), ("enabled_events[]", events))).ShouldBeRefused(400, code);
}

namespace ClickCart.Tests.Sandbox.CarrierWebhooks;

public sealed class CreateCarrierWebhookTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task Is_registered_with_its_headers()
    {
        await using var catcher = await WebhookCatcher.StartAsync();
        var hook = (await Host.EasyPostAsync("POST", "/webhooks", new
        {
            webhook = new { url = catcher.Url, webhook_secret = "sécret", custom_headers = new[] { new { name = "X-Shop", value = "7" } } },
        })).ShouldBe(201);
        hook.Id().ShouldStartWith("hook_");
        hook["url"].GetString().ShouldBe(catcher.Url);
        hook.Json.TryGetProperty("webhook_secret", out _).ShouldBeFalse();
        await BoughtAsync();
        await catcher.ShouldCatchAsync("pre_transit");
        catcher.All[0].Headers["X-Shop"].ShouldBe("7");
    }

    [Theory]
    [InlineData(null, "PARAMETER.REQUIRED")]
    [InlineData("nowhere", "PARAMETER.INVALID")]
    public async Task Needs_an_address(string? url, string code) =>
        (await Host.EasyPostAsync("POST", "/webhooks", new { webhook = new { url, webhook_secret = "s" } })).ShouldBe(422)["error"].Text("code").ShouldBe(code);
}

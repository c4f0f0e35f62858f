namespace ClickCart.Tests.Sandbox.CarrierWebhooks;

public sealed class ListCarrierWebhooksTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task Lists_what_is_registered_without_its_secret()
    {
        await Host.EasyPostAsync("POST", "/webhooks", new { webhook = new { url = "https://shop.example/hooks", webhook_secret = "very-secret" } });
        var list = (await Host.EasyPostAsync("GET", "/webhooks")).ShouldBe(200);
        list["webhooks"].EnumerateArray().ShouldContain(w => w.GetProperty("url").ValueEquals("https://shop.example/hooks"));
        list.Text.ShouldNotContain("very-secret");
        (await Host.Anyone.GetAsync("~/sandbox/easypost/v2/webhooks")).ShouldBe(401);
    }
}

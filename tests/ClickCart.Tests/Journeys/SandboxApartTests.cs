using ClickCart.Tests.Sandbox;

namespace ClickCart.Tests.Journeys;

public sealed class SandboxApartTests(SharedShop shared) : ShopTest(shared)
{
    private SandboxHost _sandbox = null!;

    [Fact]
    public async Task A_shop_sells_through_a_gateway_and_a_carrier_that_are_somewhere_else()
    {
        var settings = Shop.Services.GetRequiredService<IConfiguration>();
        var here = Shop.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        // Secrets are read when they are needed: the shop runs on while they change.
        settings["Payments:Stripe:WebhookSecret"] = (await _sandbox.StripeAsync("POST", "/webhook_endpoints", null,
            ("url", $"{here}/api/v1/webhooks/stripe"), ("enabled_events[]", "*"))).ShouldBe(200)["secret"].GetString();
        (await _sandbox.EasyPostAsync("POST", "/webhooks", new
        {
            webhook = new { url = $"{here}/api/v1/webhooks/easypost", webhook_secret = settings["Shipping:EasyPost:WebhookSecret"] },
        })).ShouldBe(201);

        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        browser.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"script-src 'self' {Gateway};", customMessage: "its form may load");

        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "hosted");
        var (path, token) = ($"/orders/{order["id"].GetString()}", order["accessToken"].GetString());
        var url = await Eventually.GetAsync(async () => (await Guest.GetAsync(path, token))["payment"].TryGetProperty("actionUrl", out var page)
            ? page.GetString() : null, "the gateway's page is open");
        url.ShouldStartWith($"{Gateway}/sandbox/stripe/checkout/");
        await _sandbox.Anyone.SendAsync(HttpMethod.Post, $"~{new Uri(url).AbsolutePath}", content: new FormUrlEncodedContent(
            new Dictionary<string, string> { ["number"] = "4242424242424242", ["expiry"] = "09 / 40", ["cvc"] = "123" }));
        await Eventually.TrueAsync(async () => (await Guest.GetAsync(path, token))["status"].GetString() == "delivered", "the order is delivered");
    }

    protected override async Task<Shop> StartAsync(SharedShop sharedShop)
    {
        _sandbox = await SandboxHost.StartAsync(null, ("Sandbox:Alone", "true"), ("Sandbox:TransitSeconds", "1"));
        return await Shop.StartAsync(("Sandbox:Enabled", "false"),
            ("Payments:Stripe:BaseUrl", $"{Gateway}/sandbox/stripe"), ("Shipping:EasyPost:BaseUrl", $"{Gateway}/sandbox/easypost"));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private string Gateway => _sandbox.Http.BaseAddress!.ToString().TrimEnd('/');
}

using System.Text.Json;

namespace ClickCart.BrowserTests.Shopper;

public sealed class ReadTheApiTests(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_developer_finds_a_call_and_sends_it(Screen screen)
    {
        var sku = await ProductAsync(name: "Read by developers");
        var developer = await VisitorAsync(screen);
        await developer.GoAsync("/docs");
        await developer.FollowAsync("Inventory");
        await developer.Page.GetByText("/api/v1/availability", new() { Exact = true }).ClickAsync();
        var call = developer.Page.Locator("#getAvailability");
        await call.GetByLabel("sku", new() { Exact = true }).FillAsync(sku);
        await call.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await ShouldShowAsync(call.Locator("[data-answer]"), "\"available\": 100");
        await developer.CheckAsync();
    }

    [Fact]
    public async Task Who_authorizes_calls_with_the_token_until_it_is_forgotten()
    {
        var developer = await VisitorAsync();
        await developer.GoAsync("/docs/accounts");
        var signIn = developer.Page.Locator("#startSession");
        await signIn.Locator("summary").ClickAsync();
        await signIn.GetByLabel("Body", new() { Exact = true }).FillAsync(JsonSerializer.Serialize(new { email = Shop.AdminEmail, password = Shop.AdminPassword }));
        await signIn.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await ShouldShowAsync(signIn.Locator("[data-answer]"), "accessToken");
        var answer = JsonDocument.Parse(await signIn.Locator("[data-answer]").InnerTextAsync());

        await developer.FillAsync("Access token", answer.RootElement.GetProperty("accessToken").GetString()!);
        await developer.Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).ClickAsync();
        await developer.ShouldSeeAsync("Authorized: calls carry your token.");
        await SendAsync(developer, "200");
        await developer.Page.GetByRole(AriaRole.Button, new() { Name = "Forget it" }).ClickAsync();
        await SendAsync(developer, "401");
    }

    [Fact]
    public async Task Without_scripts_it_can_be_read()
    {
        var developer = await VisitorAsync(scripts: false);
        await developer.GoAsync("/docs");
        await developer.FollowAsync("Orders");
        await developer.Page.GetByText("/api/v1/orders", new() { Exact = true }).Last.ClickAsync();
        await developer.ShouldSeeAsync("expectedTotal");
        (await developer.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).CountAsync()).ShouldBe(0);
    }

    /// <summary>A chapter is a page like any other: it brings no library.</summary>
    [Fact]
    public async Task It_weighs_little()
    {
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var page in new[] { "/docs", "/docs/orders", "/docs/catalog-back-office" })
            (await http.GetByteArrayAsync(page, TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(40_000, page);
        (await http.GetByteArrayAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(350_000);
    }

    /// <summary>As patient as a visitor.</summary>
    private static Task ShouldShowAsync(ILocator part, string text) => Assertions.Expect(part).ToContainTextAsync(text);

    private static async Task SendAsync(Visitor developer, string status)
    {
        var profile = developer.Page.Locator("#getProfile");
        if (await profile.GetAttributeAsync("open") is null) await profile.Locator("summary").ClickAsync();
        await profile.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await ShouldShowAsync(profile.Locator("[data-state]"), status);
    }
}

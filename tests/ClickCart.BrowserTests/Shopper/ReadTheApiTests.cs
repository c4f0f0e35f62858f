namespace ClickCart.BrowserTests.Shopper;

public sealed class ReadTheApiTests(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    /// <summary>The page is Swagger UI's own, so axe does not judge it; policy, console and hosts are those of every page.</summary>
    [Fact]
    public async Task A_developer_opens_an_operation_of_the_api()
    {
        var developer = await VisitorAsync(Screen.Desktop, scripts: true);
        (await developer.LookAsync("/docs/index.html")).ShouldBe(200);
        await developer.Page.GetByRole(AriaRole.Button, new() { Name = "POST /api/v1/orders", Exact = true }).ClickAsync();
        await developer.ShouldSeeAsync("Try it out");
        await developer.ShouldSeeAsync("expectedTotal");
    }
}

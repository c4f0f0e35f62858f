namespace ClickCart.BrowserTests.Shopper;

public sealed class LostTests(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task Who_is_lost_is_helped_on(Screen screen, bool scripts)
    {
        var visitor = await VisitorAsync(screen, scripts);
        await visitor.GoAsync("/no/such/page");
        await visitor.ShouldSeeAsync("This page is not here");
        await visitor.ToPageAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync());
        visitor.Path.ShouldBe("/no/such/page");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}

namespace ClickCart.BrowserTests.Shopper;

public sealed class BuyWithoutScriptsTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_whole_purchase_runs_no_script(Screen screen)
    {
        var visitor = await VisitorAsync(screen, scripts: false);
        await PutInCartAsync(visitor, await ProductAsync(1999, name: "Tea caddy"));
        await visitor.FollowAsync("Go to checkout");
        await visitor.PressAsync("Continue to delivery");
        await visitor.ShouldSeeAsync("Please check these");
        await TypeAddressAsync(visitor);
        await visitor.PressAsync("Continue to delivery");

        await visitor.Page.Locator("input[name=option]").Nth(1).CheckAsync();
        var total = TotalOf(await PayButton(visitor).InnerTextAsync());
        await PayAsync(visitor);
        await PayOnTheGatewaysPageAsync(visitor, GoodCard);
        TotalOf(await visitor.Page.Locator(".facts .total dd").InnerTextAsync()).ShouldBe(total);
        await Eventually.TrueAsync(async () =>
        {
            await visitor.GoAsync(visitor.Path);
            return await visitor.Page.GetByText("Delivered. Enjoy!").IsVisibleAsync();
        }, "the order is delivered");
    }
}

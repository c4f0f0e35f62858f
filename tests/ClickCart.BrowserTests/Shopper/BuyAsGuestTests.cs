namespace ClickCart.BrowserTests.Shopper;

public sealed class BuyAsGuestTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_guest_buys_and_watches_the_parcel_arrive_without_reloading(Screen screen)
    {
        var visitor = await VisitorAsync(screen);
        await PutInCartAsync(visitor, await ProductAsync(1999, name: "Tea caddy"));
        await visitor.ShouldSeeAsync("Tea caddy");
        await visitor.FollowAsync("Go to checkout");

        // The delivery follows the address by itself; the pay button says the total of whichever is chosen.
        await TypeAddressAsync(visitor);
        await visitor.Page.Locator("input[name=option]").Nth(1).CheckAsync();
        var total = TotalOf(await PayButton(visitor).InnerTextAsync());
        await TypeCardAsync(visitor, GoodCard);
        await visitor.CheckAsync();
        await PayAsync(visitor);

        await visitor.ShouldSeeAsync("Delivered. Enjoy!");
        await visitor.CheckAsync();
        TotalOf(await visitor.Page.Locator(".facts .total dd").InnerTextAsync()).ShouldBe(total);
    }
}

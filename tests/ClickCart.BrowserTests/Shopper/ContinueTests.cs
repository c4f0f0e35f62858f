namespace ClickCart.BrowserTests.Shopper;

public sealed class ContinueTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Who_goes_on_to_the_delivery_is_there_and_who_forgot_something_reads_what(Screen screen)
    {
        var visitor = await VisitorAsync(screen);
        await PutInCartAsync(visitor, await ProductAsync());
        await visitor.FollowAsync("Go to checkout");
        await visitor.PressAsync("Continue to delivery");
        (await FocusAsync(visitor)).ShouldContain("error-summary");
        await TypeAddressAsync(visitor);
        await visitor.PressAsync("Continue to delivery");
        (await FocusAsync(visitor)).ShouldContain("delivery");
        await Assertions.Expect(visitor.Page.Locator("#delivery h2")).ToBeInViewportAsync();
    }

    private static Task<string> FocusAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("`${document.activeElement.id} ${document.activeElement.className}`");
}

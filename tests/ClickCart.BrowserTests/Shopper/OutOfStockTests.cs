namespace ClickCart.BrowserTests.Shopper;

public sealed class OutOfStockTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task Who_is_outrun_takes_what_is_left_with_one_button(Screen screen, bool scripts)
    {
        var sku = await ProductAsync(1000, stock: 3, name: "Last lantern");
        var visitor = await VisitorAsync(screen, scripts);
        for (var i = 0; i < 3; i++) await PutInCartAsync(visitor, sku);
        await ToPaymentAsync(visitor, scripts ? GoodCard : null);
        await OrderAsync(Guest, sku, 2);

        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("you want 3, one is left");
        await visitor.PressAsync("Take what is left");
        await Assertions.Expect(visitor.Page.GetByLabel("Street and house number").First).ToHaveValueAsync("388 Townsend St");
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("1 × $10.00");
    }
}

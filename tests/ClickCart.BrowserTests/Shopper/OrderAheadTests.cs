namespace ClickCart.BrowserTests.Shopper;

public sealed class OrderAheadTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Fact]
    public async Task Who_comes_after_the_last_one_reads_from_when_it_is_there_and_orders_it_all_the_same()
    {
        var sku = await ProductAsync(1000, stock: 1, name: "Lantern to come");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(21);
        var etag = (await Admin.GetAsync($"/admin/stock/{sku}")).ETag;
        (await Admin.PutAsync($"/admin/stock/{sku}/backorder", new { limit = 5, expectedOn = day }, etag)).ShouldBe(200);
        var words = $"Available from {day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";
        var visitor = await VisitorAsync();
        visitor.LooksInTheDarkToo = true;
        await visitor.GoAsync($"/products/{await SlugAsync(sku)}");
        var stock = visitor.Page.Locator($"[data-stock='{sku}']");
        await Assertions.Expect(stock).ToHaveTextAsync("Only 1 left");
        await OrderAsync(Guest, sku, 1);
        // Nobody has loaded the page anew.
        await Assertions.Expect(stock).ToHaveTextAsync(words);

        await visitor.PressAsync("Add to cart");
        await visitor.ShouldSeeAsync(words);
        await ToPaymentAsync(visitor, GoodCard);
        await visitor.ShouldSeeAsync(words);
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Not all of it is there yet");
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 3, reason = "Delivery" }, NewKey())).ShouldBe(201);
        // The order's page follows along.
        await visitor.ShouldSeeAsync("Goods have arrived");
    }
}

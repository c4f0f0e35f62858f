namespace ClickCart.BrowserTests.Shopper;

/// <summary>Over HTTP/1.1 a browser has six connections to the shop, for all of its tabs.</summary>
public sealed class EightTabsTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Fact]
    public async Task Eight_open_tabs_all_load_and_stay_live_and_a_hidden_one_waits()
    {
        var visitor = await VisitorAsync();
        var tabs = new List<(string Sku, IPage Page)>();
        for (var i = 0; i < 8; i++)
        {
            var (sku, page) = (await ProductAsync(1000, stock: 9, name: $"Tab {i}"), await visitor.Page.Context.NewPageAsync());
            (await page.GotoAsync($"/products/{await SlugAsync(sku)}"))!.Status.ShouldBe(200);
            tabs.Add((sku, page));
        }
        foreach (var (sku, page) in tabs)
        {
            await Assertions.Expect(page.Locator($"[data-stock='{sku}']")).ToHaveTextAsync("In stock");
            await StockAsync(sku, -7);
        }
        foreach (var (sku, page) in tabs) await Assertions.Expect(page.Locator($"[data-stock='{sku}']")).ToHaveTextAsync("Only 2 left");
        // What else is asked for finds a connection.
        await visitor.GoAsync("/products");

        var (hidden, tab) = tabs[3];
        await SeeAsync(tab, "hidden");
        await StockAsync(hidden, -2);
        await StockAsync(tabs[7].Sku, -2);
        await Assertions.Expect(tabs[7].Page.Locator("[data-stock]")).ToHaveTextAsync("Sold out");
        await Assertions.Expect(tab.Locator("[data-stock]")).ToHaveTextAsync("Only 2 left");
        await SeeAsync(tab, "visible");
        await Assertions.Expect(tab.Locator("[data-stock]")).ToHaveTextAsync("Sold out");
    }

    private async Task StockAsync(string sku, int delta) =>
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta, reason = "test" }, NewKey())).ShouldBe(201);

    // Every page of a browser that is driven counts as visible.
    private static async Task SeeAsync(IPage page, string state) => await page.EvaluateAsync(
        "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); "
            + "document.dispatchEvent(new Event('visibilitychange')); }", state);
}

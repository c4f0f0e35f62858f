namespace ClickCart.Tests.Inventory.StockItems;

public sealed class AllowBackorderTests(SharedShop shared) : HoldTest(shared)
{
    private static DateOnly InDays(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days);

    private Task<ApiResponse> SetAsync(string sku, object body, string? etag) => Admin.PutAsync($"/admin/stock/{sku}/backorder", body, etag);

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_a_stale_edit_too()
    {
        var sku = await StockedAsync(5);
        var etag = (await Admin.GetAsync($"/admin/stock/{sku}")).ETag;
        (await SetAsync(sku, new { limit = 3 }, null)).ShouldBeProblem(428, "precondition-required");
        foreach (var limit in new[] { -1, 1_000_001 }) (await SetAsync(sku, new { limit }, etag)).ShouldBeInvalid("limit");
        (await SetAsync(sku, new { }, etag)).ShouldBeInvalid("limit");
        (await SetAsync(sku, new { limit = 3, expectedOn = InDays(-3) }, etag)).ShouldBeInvalid("expectedOn");
        (await SetAsync(sku, new { limit = 3, expectedOn = InDays(4000) }, etag)).ShouldBeInvalid("expectedOn");
        (await SetAsync(sku, new { limit = 3, isPreorder = true }, etag)).ShouldBeInvalid("expectedOn");
        (await SetAsync(sku, new { limit = 3, expectedOn = "tomorrow" }, etag)).ShouldBeProblem(400, "malformed-request");
        (await SetAsync("NO-SUCH-SKU", new { limit = 3 }, etag)).ShouldBeProblem(404, "not-found");
        var set = (await SetAsync(sku, new { limit = 3, expectedOn = InDays(9), isPreorder = true }, etag)).ShouldBe(200);
        (set["backorderLimit"].GetInt32(), set["expectedOn"].GetString(), set["isPreorder"].GetBoolean()).ShouldBe((3, InDays(9).ToString("O"), true));
        (await SetAsync(sku, new { limit = 4 }, etag)).ShouldBeProblem(412, "stale-version");
        (await Guest.PutAsync($"/admin/stock/{sku}/backorder", new { limit = 3 }, etag)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Shoppers_read_at_once_that_it_can_be_ordered_and_from_when_it_is_there()
    {
        var (sku, day) = (await ProductAsync(stock: 0), InDays(20));
        // It never had stock: whatever version is named, its stock begins.
        (await SetAsync(sku, new { limit = 7, expectedOn = day }, "\"1\"")).ShouldBe(200)["onHand"].GetInt32().ShouldBe(0);
        var item = (await Guest.GetAsync($"/availability?sku={sku}"))["items"][0];
        item.GetProperty("available").GetInt32().ShouldBe(0);
        (item.GetProperty("backorder").GetProperty("left").GetInt32(), item.GetProperty("backorder").GetProperty("expectedOn").GetString())
            .ShouldBe((7, day.ToString("O")));
        var slug = await Eventually.GetAsync(async () => (await Guest.GetAsync($"/products?q={sku}&inStock=true"))["items"].EnumerateArray()
            .Select(p => p.GetProperty("slug").GetString()).FirstOrDefault(), "the catalogue lists it among what can be bought");
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products/{slug}")).ShouldBe(200)
            .ShouldShow($"Available from {day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}");
        browser.Page.QuerySelector("[data-buy]")!.HasAttribute("disabled").ShouldBeFalse();
        var cart = await CartAsync(Guest, (sku, 9));
        (await Guest.GetAsync($"/carts/{cart}"))["items"][0].GetProperty("backorder").GetProperty("left").GetInt32().ShouldBe(7);
        var line = (await QuoteAsync(Guest, await CartAsync(Guest, (sku, 5))))["lines"][0];
        (line.GetProperty("backordered").GetInt32(), line.GetProperty("expectedOn").GetString()).ShouldBe((5, day.ToString("O")));
        var refused = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBeProblem(409, "out-of-stock");
        refused["items"][0].GetProperty("available").GetInt32().ShouldBe(7);

        await AllowAsync(sku, 0);
        (await Guest.GetAsync($"/availability?sku={sku}"))["items"][0].TryGetProperty("backorder", out _).ShouldBeFalse();
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"/products?q={sku}&inStock=true"))["items"].GetArrayLength() == 0,
            "it is sold out again");
    }

    [Fact]
    public async Task The_page_of_a_sku_sets_it_and_lists_who_waits()
    {
        var sku = await ProductAsync(stock: 1);
        using var office = await Shop.OfficeAsync($"/admin/stock/{sku}");
        (await office.PressAsync("Save", ("limit", "5"), ("expectedOn", InDays(-1).ToString("O")))).ShouldBe(422).ShouldShow("This day has passed.");
        (await office.PressAsync("Save", ("limit", "5"), ("expectedOn", InDays(8).ToString("O")))).ShouldBe(200).ShouldShow("It is set.");
        await PromiseAsync(NewOrder(), null, (sku, 4));
        (await office.OpenAsync($"/admin/stock/{sku}")).ShouldShow("Orders that wait for it");
        (await office.OpenAsync($"/admin/stock?below=backordered&sku={sku}")).ShouldBe(200).Rows.ShouldHaveSingleItem().ShouldContain("3 waited for");
    }
}

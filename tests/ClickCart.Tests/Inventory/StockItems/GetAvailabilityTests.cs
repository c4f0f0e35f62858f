namespace ClickCart.Tests.Inventory.StockItems;

public sealed class GetAvailabilityTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Available_is_on_hand_without_what_is_held_in_the_order_asked()
    {
        var (a, b, never) = (await ProductAsync(stock: 5), await ProductAsync(stock: 3), await ProductAsync(stock: 0));
        await HoldAsync(NewOrder(), null, (a, 2));
        var items = (await Guest.GetAsync($"/availability?sku={b}&sku={never}&sku={a}&sku={b}")).ShouldBe(200)["items"];
        items.EnumerateArray().Select(i => (i.GetProperty("sku").GetString(), i.GetProperty("available").GetInt32()))
            .ShouldBe([(b, 3), (never, 0), (a, 3)]);
    }

    [Fact]
    public async Task What_is_not_on_sale_is_named_and_its_stock_is_nobodys_business()
    {
        var (sold, uncatalogued) = (await ProductAsync(stock: 5), await StockedAsync(3));
        var answer = (await Guest.GetAsync($"/availability?sku=NO-SUCH-SKU&sku={sold}&sku={uncatalogued}")).ShouldBe(200);
        answer["items"].EnumerateArray().Select(i => (i.GetProperty("sku").GetString(), i.GetProperty("available").GetInt32()))
            .ShouldBe([("NO-SUCH-SKU", 0), (sold, 5), (uncatalogued, 0)]);
        answer["notOnSale"].EnumerateArray().Select(s => s.GetString()).ShouldBe(["NO-SUCH-SKU", uncatalogued]);
    }

    [Fact]
    public async Task It_takes_one_to_a_hundred_skus()
    {
        (await Guest.GetAsync("/availability")).ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync("/availability?sku=")).ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync("/availability?" + string.Join('&', Enumerable.Range(0, 100).Select(i => $"sku=N{i}")))).ShouldBe(200)
            ["notOnSale"].GetArrayLength().ShouldBe(100);
        (await Guest.GetAsync("/availability?" + string.Join('&', Enumerable.Range(0, 101).Select(i => $"sku=N{i}"))))
            .ShouldBeProblem(400, "malformed-request");
    }
}

namespace ClickCart.Tests.Ordering.Orders;

/// <summary>The page itself is walked through in Journeys/ChangedOrderTests.</summary>
public sealed class StartEditTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task What_has_left_has_no_such_page()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}");
        office.Page.QuerySelectorAll("a").ShouldNotContain(a => a.TextContent.Contains("Change…", StringComparison.Ordinal));
        (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}/edit")).ShouldBe(409).ShouldShow("The order has left");
    }
}

namespace ClickCart.Tests.Inventory.Locations;

public sealed class ListLocationsTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_shop_has_its_main_location_from_the_beginning_where_all_of_its_stock_lies()
    {
        var sku = await StockedAsync(5);
        (await AtAsync(sku)).ShouldBe(5);
        var main = (await Admin.GetAsync("/admin/locations")).ShouldBe(200)["items"].EnumerateArray().Single(l => l.GetProperty("isMain").GetBoolean());
        main.GetProperty("code").GetString().ShouldBe("MAIN");
        main.GetProperty("isClosed").GetBoolean().ShouldBeFalse();
        (await Guest.GetAsync("/admin/locations")).ShouldBeProblem(401, "unauthenticated");
        using var office = await Shop.OfficeAsync("/admin/stock");
        (await office.OpenAsync("/admin/locations")).ShouldBe(200).ShouldShow("MAIN");
    }
}

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class GetStockTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task It_has_a_version_that_rises_with_every_change()
    {
        var sku = await StockedAsync(5);
        var first = (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200);
        (await Admin.GetAsync($"/admin/stock/{sku}", ifNoneMatch: first.ETag)).ShouldBe(304);
        await HoldAsync(NewOrder(), null, (sku, 1));
        (await Admin.GetAsync($"/admin/stock/{sku}", ifNoneMatch: first.ETag)).ShouldBe(200)["version"].GetInt32().ShouldBe(first["version"].GetInt32() + 1);
    }

    [Fact]
    public async Task It_is_for_staff()
    {
        (await Guest.GetAsync("/admin/stock/any")).ShouldBeProblem(401, "unauthenticated");
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.GetAsync("/admin/stock/any")).ShouldBeProblem(403, "forbidden");
        (await Admin.GetAsync("/admin/stock/no-such-sku")).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class ListBackordersTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task They_stand_in_the_order_in_which_they_are_served_page_by_page()
    {
        var sku = await BackorderedAsync(1, 10);
        Guid[] orders = [NewOrder(), NewOrder(), NewOrder()];
        foreach (var order in orders) await PromiseAsync(order, null, (sku, 2));
        await KeepAsync(orders[0], (sku, 2));
        var found = new List<(Guid, int, bool)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await Admin.GetAsync($"/admin/stock/{sku}/backorders?limit=2&cursor={cursor}")).ShouldBe(200);
            found.AddRange(page["items"].EnumerateArray().Select(i =>
                (i.GetProperty("orderId").GetGuid(), i.GetProperty("backordered").GetInt32(), i.GetProperty("isPaid").GetBoolean())));
            cursor = page["nextCursor"].GetString();
        }
        found.ShouldBe([(orders[0], 1, true), (orders[1], 2, false), (orders[2], 2, false)]);
        (await Admin.GetAsync("/admin/stock/NO-SUCH-SKU/backorders")).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class ShowPickListTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task Each_sku_stands_there_once_with_its_sum_and_the_orders_that_it_is_for()
    {
        var sku = await ProductAsync();
        var (one, other) = (await WaitingAsync(sku, 2), await WaitingAsync(sku, 3));
        var list = (await Admin.GetAsync($"/admin/to-ship/pick-list?shipments={one.Shipment}&shipments={other.Shipment}")).ShouldBe(200);
        var item = list["items"].EnumerateArray().ShouldHaveSingleItem();
        (item.GetProperty("sku").GetString(), item.GetProperty("quantity").GetInt32()).ShouldBe((sku, 5));
        item.GetProperty("orders").EnumerateArray().Select(o => (o.GetProperty("orderNumber").GetString(), o.GetProperty("quantity").GetInt32()))
            .ShouldBe([(one.Number, 2), (other.Number, 3)]);
        (await Admin.GetAsync("/admin/to-ship/pick-list")).ShouldBeInvalid("shipments");

        using var office = await Shop.OfficeAsync("/admin/to-ship");
        (await office.PressAsync("Pick list", ("shipments", one.Shipment), ("shipments", other.Shipment))).ShouldBe(200)
            .ShouldShow("5 pieces of 1 SKU for 2 orders");
        foreach (var words in new[] { sku, $"{one.Number} × 2", $"{other.Number} × 3" }) office.Rows.ShouldHaveSingleItem().ShouldContain(words);
    }
}

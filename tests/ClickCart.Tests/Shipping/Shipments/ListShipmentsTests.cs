namespace ClickCart.Tests.Shipping.Shipments;

public sealed class ListShipmentsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Staff_see_shipments_newest_first_and_by_status()
    {
        var sku = await ProductAsync();
        var order = await OrderAsync(Guest, sku);
        await DeliveredAsync(Guest, order);
        var page = (await Admin.GetAsync("/admin/shipments?status=delivered&limit=100")).ShouldBe(200);
        var mine = page["items"].EnumerateArray().Single(s => s.GetProperty("orderId").GetString() == order["id"].GetString());
        mine.GetProperty("status").GetString().ShouldBe("delivered");
        mine.GetProperty("labelUrl").GetString()!.ShouldContain("/labels/");
        (await Admin.GetAsync("/admin/shipments?status=pending&limit=100"))["items"].EnumerateArray()
            .ShouldNotContain(s => s.GetProperty("orderId").GetString() == order["id"].GetString());
        (await Admin.GetAsync("/admin/shipments?limit=1")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_status_that_does_not_exist_is_named() => (await Admin.GetAsync("/admin/shipments?status=lost")).ShouldBeProblem(
        400, "malformed-request");

    [Fact]
    public async Task Guests_do_not_see_them() => (await Guest.GetAsync("/admin/shipments")).ShouldBeProblem(401, "unauthenticated");
}

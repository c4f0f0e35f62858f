namespace ClickCart.Tests.Shipping.Shipments;

public sealed class ListOrderShipmentsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task An_order_shows_its_parcel_with_every_step()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        await DeliveredAsync(Guest, order);
        var shipment = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments")).ShouldBe(200)["items"][0];
        shipment.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("to").GetString())
            .ShouldBe(["pending", "labelled", "inTransit", "delivered"]);
        (await Admin.GetAsync($"/admin/orders/{Guid.CreateVersion7()}/shipments")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
    }
}

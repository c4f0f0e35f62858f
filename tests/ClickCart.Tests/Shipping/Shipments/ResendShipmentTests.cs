using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ManualShop))]
public sealed class ResendShipmentTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task A_lost_parcel_is_sent_again_and_what_is_lost_is_written_off()
    {
        var sku = await ProductAsync(stock: 10);
        var order = await WaitingAsync(sku, 2);
        Task<ApiResponse> ResendAsync(string shipment) => Admin.PostAsync($"/admin/shipments/{shipment}/resend", null, NewKey());
        Task<ApiResponse> StatusAsync(string status) =>
            OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals(status), $"it is {status}");

        (await ResendAsync(order.Shipment)).ShouldBeProblem(409, "not-resendable");
        (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/sent", new { carrier = "our driver" })).ShouldBe(200);
        await StatusAsync("inTransit");
        using var office = await Shop.OfficeAsync($"/admin/orders/{order.Id}");
        (await office.PressAsync("Send it again")).ShouldBe(200).ShouldShow("Its goods wait to be packed again.");
        (await StatusAsync("unfulfilled"))["status"].GetString().ShouldBe("shipped");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock
            && (stock["onHand"].GetInt32(), stock["held"].GetInt32()) == (8, 2), "two are lost, two are set aside anew");
        (await ResendAsync(order.Shipment)).ShouldBeProblem(409, "not-resendable");

        var again = (await Admin.GetAsync($"/admin/orders/{order.Id}/shipments"))["items"].EnumerateArray()
            .Single(s => s.GetProperty("status").ValueEquals("pending")).GetProperty("id").GetString();
        (await Admin.PostAsync($"/admin/shipments/{again}/sent", new { carrier = "another driver" })).ShouldBe(200);
        await StatusAsync("inTransit");
        (await Admin.PostAsync($"/admin/shipments/{again}/handed-over")).ShouldBe(200);
        (await StatusAsync("delivered"))["lines"][0].GetProperty("delivered").GetInt32().ShouldBe(2);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock
            && (stock["onHand"].GetInt32(), stock["held"].GetInt32()) == (6, 0), "they have left");
        (await ResendAsync(again!)).ShouldBeProblem(409, "not-resendable");
    }
}

/// <summary>Parcels travel, and come back.</summary>
public sealed class ResendReturnedShipmentTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_goods_of_a_parcel_that_came_back_are_set_aside_anew()
    {
        var sku = await ProductAsync(stock: 2);
        var refusing = new { name = "Ada RETURN", line1 = "388 Townsend St", city = "San Francisco", region = "CA", postalCode = "94107", country = "US" };
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)), refusing);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("returned"), "it came back");
        var shipment = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}/shipments")).ShouldBe(200)["items"][0].GetProperty("id").GetString();
        (await Admin.PostAsync($"/admin/shipments/{shipment}/resend", null, NewKey())).ShouldBe(200);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("unfulfilled"), "it is to be sent again");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock
            && (stock["onHand"].GetInt32(), stock["held"].GetInt32()) == (2, 2), "they are on hand, and nobody else buys them");
    }
}

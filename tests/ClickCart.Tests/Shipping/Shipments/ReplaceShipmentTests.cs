using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ManualShop))]
public sealed class ReplaceShipmentTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task Staff_puts_an_address_right_although_the_label_is_bought_and_buys_another_without_another_charge()
    {
        var order = await LabelledAsync();
        var version = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ETag;
        var shipTo = new { name = "Ada Buyer", line1 = "1 Market St", city = "San Francisco", region = "CA", postalCode = "94105", country = "US" };
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order.Id}/edits", new { shipTo, reason = "They rang." }, NewKey(), version)).ShouldBe(200);
        await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("unfulfilled"), "the label went back");
        var next = order with
        {
            Shipment = await Eventually.GetAsync(async () => (await Admin.GetAsync("/admin/to-ship?limit=100"))["items"].EnumerateArray()
                .Where(i => i.GetProperty("orderId").ValueEquals(order.Id)).Select(i => i.GetProperty("id").GetString()).FirstOrDefault(), "it waits again"),
        };
        next.Shipment.ShouldNotBe(order.Shipment);
        (await QueuedAsync(next))!.Value.GetProperty("shipTo").GetProperty("line1").GetString().ShouldBe("1 Market St");
        Done(await LabelsAsync(null, next)).ShouldBeTrue();
        var sent = await PaidAsync(next);
        sent["shipments"].EnumerateArray().Select(s => s.GetProperty("status").GetString()).ShouldBe(["cancelled", "labelled"]);
        (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token))["items"].EnumerateArray()
            .Count(t => t.GetProperty("what").ValueEquals("paymentCaptured")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_order_gets_no_other()
    {
        var order = await LabelledAsync();
        (await Guest.PostAsync($"/orders/{order.Id}/cancel", new { reason = "Changed my mind." }, orderToken: order.Token)).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all is done");
        (await Admin.GetAsync($"/admin/orders/{order.Id}/shipments"))["items"].EnumerateArray().Select(s => s.GetProperty("status").GetString())
            .ShouldBe(["cancelled"]);
    }
}

using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ManualShop))]
public sealed class VoidShipmentTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task A_voided_label_goes_back_to_the_carrier_and_its_goods_wait_to_be_packed_anew()
    {
        var order = await LabelledAsync();
        for (var i = 0; i < 2; i++) (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/void")).ShouldBe(200);
        await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("fulfilmentStatus").ValueEquals("unfulfilled"), "the label went back");
        var parcels = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/orders/{order.Id}/shipments"))["items"] is var items
            && items.GetArrayLength() == 2 ? items.EnumerateArray().ToList() : null, "its goods wait");
        parcels.Select(p => (p.GetProperty("status").GetString(), p.GetProperty("part").GetInt32())).ShouldBe([("cancelled", 1), ("pending", 1)]);
        var next = order with { Shipment = parcels[1].GetProperty("id").GetString()! };
        (await QueuedAsync(next))!.Value.GetProperty("labelAskedAt").GetString().ShouldBeNull();
        // The money is taken already: another label charges nothing.
        Done(await LabelsAsync(null, next)).ShouldBeTrue();
        await PaidAsync(next);
        Done(await Admin.PostAsync("/admin/to-ship/handed-over", new { shipments = new[] { next.Shipment } })).ShouldBeTrue();
        (await Admin.PostAsync($"/admin/shipments/{next.Shipment}/void")).ShouldBeProblem(409, "not-voidable");
    }

    [Fact]
    public async Task What_waits_for_its_label_goes_with_a_carrier_of_ones_own_in_its_place()
    {
        var order = await WaitingAsync();
        (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/void")).ShouldBeProblem(409, "not-voidable");
        (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/sent", new { carrier = "DHL", trackingCode = "JD01" })).ShouldBe(200);
        var shipped = await OrderUntilAsync(Guest, order.Order, o => o.GetProperty("status").ValueEquals("shipped"), "it is shipped");
        var parcel = shipped["shipments"][0];
        (parcel.GetProperty("carrier").GetString(), parcel.GetProperty("trackingCode").GetString(), parcel.GetProperty("labelUrl").GetString())
            .ShouldBe(("DHL", "JD01", null));
        (await Admin.PostAsync($"/admin/shipments/{order.Shipment}/void")).ShouldBeProblem(409, "not-voidable");
    }
}

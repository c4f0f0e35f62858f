using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class FollowEditedOrderTests(ShippingHost host)
{
    private async Task EditAsync(Guid order, params OrderLine[] lines)
    {
        host.Orders.Lines[order] = lines;
        await host.HandleAsync<FollowEditedOrder, OrderEdited>(new(
            order, "CC-1", Guid.CreateVersion7(), [new("POT", 1)], new(0, "USD"), new(1999, "USD"), "x", null, "system", host.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_label_for_other_goods_goes_back_and_the_next_parcel_holds_what_is_ordered_now()
    {
        var first = await host.BookedAsync();
        host.Orders.Deliveries[first.OrderId] = new(first.ShipTo, first.Carrier, first.Service, null);
        await EditAsync(first.OrderId, new OrderLine("POT", "Teapot", 3, new(1250, "USD")));
        var second = await host.UntilAsync(first.OrderId, s => s.Id != first.Id && s.State == ShipmentState.Labelled, "another label is bought");
        (second.WeightGrams, second.WeighedGrams).ShouldBe((900, null));
        second.Contents.Select(c => (c.Sku, c.Quantity, c.Value)).ShouldBe([("POT", 3, 3750L)]);
        (await host.EventsAsync<LabelRefunded>(first.OrderId)).ShouldHaveSingleItem().ShipmentId.ShouldBe(first.Id);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_has_left_stays_as_it_was()
    {
        var shipment = await host.BookedAsync();
        host.Clock.Advance(ShippingHost.Transit);
        await host.RunAsync<PollTrackers>();
        await host.UntilAsync(shipment.OrderId, s => s.State > ShipmentState.Labelled, "it has left");
        await EditAsync(shipment.OrderId, new OrderLine("POT", "Teapot", 3, new(1250, "USD")));
        (await host.UntilAsync(shipment.OrderId, s => s.Id == shipment.Id, "it is the only one")).Contents.ShouldBe(shipment.Contents);
        // Staff has to see that also when it has arrived.
        host.Clock.Advance(ShippingHost.Transit);
        await host.RunAsync<PollTrackers>();
        (await host.UntilAsync(shipment.OrderId, ShipmentState.Delivered)).Alert.ShouldBe(FollowEditedOrder.LeftBefore);
    }

    [Fact]
    public async Task While_another_parcel_is_about_to_take_its_place_the_change_waits_for_it()
    {
        var shipment = await host.BookedAsync();
        await host.CancelAsync(shipment.OrderId);
        await host.UntilAsync(shipment.OrderId, ShipmentState.Cancelled);
        host.Orders.Lines[shipment.OrderId] = [new OrderLine("POT", "Teapot", 3, new(1250, "USD"))];
        (await host.SendAsync(new Delivery<FollowEditedOrder, OrderEdited>(new(
            shipment.OrderId, "CC-1", Guid.CreateVersion7(), [new("POT", 1)], new(0, "USD"), new(1999, "USD"), "x", null, "system", host.Clock.GetUtcNow()))))
            .Error!.Type.ShouldBe("not-yet");
    }
}

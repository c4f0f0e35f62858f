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
    public async Task One_that_waits_for_goods_since_gives_its_label_back_and_gets_no_other_until_they_are_there()
    {
        var first = await host.BookedAsync();
        host.Orders.Deliveries[first.OrderId] = new(first.ShipTo, first.Carrier, first.Service, null);
        host.Orders.Waiting.Add(first.OrderId);
        await EditAsync(first.OrderId, new OrderLine("POT", "Teapot", 3, new(1250, "USD")));
        var second = await host.UntilAsync(first.OrderId, s => s.Id != first.Id && s.KeptBackAt != null, "another one waits");
        (second.State, second.AwaitsStock, second.KeptBackFor).ShouldBe((ShipmentState.Pending, true, "It waits for goods that are not there yet."));
        host.Orders.Waiting.Remove(first.OrderId);
        await host.HandleAsync<ReleaseShipment, OrderStocked>(new(first.OrderId, "CC-1", host.Clock.GetUtcNow()));
        (await host.UntilAsync(first.OrderId, ShipmentState.Labelled)).Id.ShouldBe(second.Id);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Before_a_change_has_reached_its_parcel_no_more_is_packed_than_is_ordered_now()
    {
        var pot = new OrderLine("POT", "Teapot", 3, new(1250, "USD"));
        var order = Events.OrderConfirmed() with { Lines = [pot], AwaitsStock = true };
        await host.BookAsync(order);
        host.Orders.Lines[order.OrderId] = [pot with { Quantity = pot.Quantity - 1 }];
        var tooMany = await host.SendAsync(new CreateFulfilment.Request([new(pot.Sku, pot.Quantity)], null, null, null) { OrderId = order.OrderId });
        tooMany.Error!.Type.ShouldBe("not-allocatable");
        tooMany.Error.Detail.ShouldContain($"Only {pot.Quantity - 1} of it is left");
    }

    [Fact]
    public async Task One_that_the_carrier_has_taken_meanwhile_goes_with_what_was_in_it_and_is_told_to_staff_for_good()
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        host.Clock.Advance(ShippingHost.Transit / 2);
        await EditAsync(shipment.OrderId, new OrderLine("POT", "Teapot", 3, new(1250, "USD")));
        (await host.UntilAsync(shipment.OrderId, s => s.Alert is not null, "its label is not taken back")).Alert.ShouldBe(FollowEditedOrder.LeftBefore);
        await host.HealAsync();
        host.Clock.Advance(ShippingHost.Transit);
        await host.RunAsync<PollTrackers>();
        var delivered = await host.UntilAsync(shipment.OrderId, ShipmentState.Delivered);
        (delivered.Id, delivered.Alert).ShouldBe((shipment.Id, FollowEditedOrder.LeftBefore));
        delivered.Contents.ShouldBe(shipment.Contents);
        (await host.AskAsync<IShipmentReader, IReadOnlyList<(Guid, string, int)>>(s =>
            s.AllocatedAsync([shipment.OrderId], TestContext.Current.CancellationToken))).ShouldBeEmpty();
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

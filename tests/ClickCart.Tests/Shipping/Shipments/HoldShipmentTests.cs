using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class HoldShipmentTests(ShippingHost host)
{
    private Task HoldAsync(Guid order) => host.HandleAsync<HoldShipment, OrderKeptBack>(new(order, "The address looks odd.", host.Clock.GetUtcNow()));

    [Fact]
    public async Task A_parcel_with_its_label_is_kept_back_too_until_its_order_is_released()
    {
        var shipment = await host.BookedAsync();
        host.Orders.KeptBack.Add(shipment.OrderId);
        await HoldAsync(shipment.OrderId);
        var held = await host.UntilAsync(shipment.OrderId, s => s.KeptBackAt is not null, "the shipment is kept back");
        (held.KeptBackFor, held.QueuedAt).ShouldBe(("The address looks odd.", shipment.QueuedAt));
        held.HandToCarrier("ada", host.Clock.GetUtcNow()).Error!.Detail.ShouldBe("It is kept back: The address looks odd.");
        host.Orders.KeptBack.Remove(shipment.OrderId);
        await host.HandleAsync<ReleaseShipment, OrderReleased>(new(shipment.OrderId, host.Clock.GetUtcNow()));
        await host.UntilAsync(shipment.OrderId, s => s.KeptBackAt is null, "the shipment may go");
    }

    [Fact]
    public async Task What_was_released_before_the_event_came_is_not_kept_back()
    {
        var shipment = await host.BookedAsync();
        await HoldAsync(shipment.OrderId);
        (await host.ReadAsync(db => db.Shipments.SingleAsync(s => s.OrderId == shipment.OrderId))).KeptBackAt.ShouldBeNull();
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class ReleaseShipmentTests(ShippingHost host)
{
    private Task ReleaseAsync(Guid order) => host.HandleAsync<ReleaseShipment, OrderReleased>(new(order, host.Clock.GetUtcNow()));

    [Fact]
    public async Task The_label_of_a_released_order_is_bought()
    {
        var order = Events.OrderConfirmed();
        host.Orders.KeptBack.Add(order.OrderId);
        await host.BookAsync(order);
        await host.UntilAsync(order.OrderId, s => s.KeptBackAt is not null, "the shipment is kept back");
        host.Orders.KeptBack.Remove(order.OrderId);
        await ReleaseAsync(order.OrderId);
        (await host.UntilAsync(order.OrderId, ShipmentState.Labelled)).KeptBackAt.ShouldBeNull();
        (await host.LabelsAsync(order.OrderId)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_label_that_is_there_is_not_bought_again()
    {
        var shipment = await host.BookedAsync();
        await ReleaseAsync(shipment.OrderId);
        (await host.ReadAsync(db => db.Shipments.SingleAsync(s => s.OrderId == shipment.OrderId))).Version.ShouldBe(shipment.Version);
    }
}

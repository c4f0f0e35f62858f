using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class PollTrackersTests(ShippingHost host)
{
    [Fact]
    public async Task A_parcel_whose_every_webhook_was_lost_is_delivered_all_the_same()
    {
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        var shipment = await host.BookedAsync();
        host.Clock.Advance(ShippingHost.Transit);
        await host.RunAsync<PollTrackers>();
        await host.UntilAsync(shipment.OrderId, ShipmentState.Delivered);
        (await host.EventsAsync<ShipmentDispatched>(shipment.OrderId)).ShouldHaveSingleItem();
        (await host.EventsAsync<ShipmentDelivered>(shipment.OrderId)).ShouldHaveSingleItem();
        await host.HealAsync();
    }
}

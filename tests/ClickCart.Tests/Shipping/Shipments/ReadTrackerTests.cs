using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class ReadTrackerTests(ShippingHost host)
{
    [Theory]
    [InlineData("Ada Buyer", "Delivered", 1, 0)]
    [InlineData("RETURN to sender", "Returned", 0, 1)]
    public async Task A_parcel_is_told_of_on_its_way_to_the_end(string name, string end, int delivered, int returned)
    {
        var shipment = await host.BookedAsync(Events.OrderConfirmed(name: name));
        host.Clock.Advance(ShippingHost.Transit);
        await host.UntilAsync(shipment.OrderId, Enum.Parse<ShipmentState>(end));
        (await host.EventsAsync<ShipmentDispatched>(shipment.OrderId)).Count.ShouldBe(1);
        (await host.EventsAsync<ShipmentDelivered>(shipment.OrderId)).Count.ShouldBe(delivered);
        (await host.EventsAsync<ShipmentReturned>(shipment.OrderId)).Count.ShouldBe(returned);
        await host.ShouldBeSoundAsync();
    }
}

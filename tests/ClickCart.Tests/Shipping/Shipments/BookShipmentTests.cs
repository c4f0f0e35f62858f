using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class BookShipmentTests(ShippingHost host)
{
    [Fact]
    public async Task A_confirmed_order_gets_one_shipment_however_often_it_is_told()
    {
        var order = Events.OrderConfirmed();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.BookAsync(order)));
        await host.UntilAsync(order.OrderId, ShipmentState.Labelled);
        (await host.ReadAsync(db => db.Shipments.CountAsync(s => s.OrderId == order.OrderId))).ShouldBe(1);
        (await host.LabelsAsync(order.OrderId)).ShouldHaveSingleItem();
        (await host.EventsAsync<ShipmentBooked>(order.OrderId)).ShouldHaveSingleItem();
        await host.ShouldBeSoundAsync();
    }
}

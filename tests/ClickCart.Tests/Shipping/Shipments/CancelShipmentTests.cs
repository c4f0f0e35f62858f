using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class CancelShipmentTests(ShippingHost host)
{
    [Fact]
    public async Task A_shipment_without_a_label_is_dropped_and_none_is_bought_later()
    {
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments$", kind = "status", status = 503 });
        var order = Events.OrderConfirmed();
        await host.BookAsync(order);
        await host.CancelAsync(order.OrderId);
        await host.HealAsync();
        await host.UntilAsync(order.OrderId, ShipmentState.Cancelled);
        (await host.LabelsAsync(order.OrderId)).ShouldBeEmpty();
        (await host.EventsAsync<LabelRefunded>(order.OrderId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_that_was_never_confirmed_has_nothing_to_cancel() => await host.CancelAsync(Guid.CreateVersion7());
}

using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class RefundLabelTests(ShippingHost host)
{
    [Theory]
    [InlineData("timeoutBeforeEffect")]
    [InlineData("timeoutAfterEffect")]
    [InlineData("cutBody")]
    public async Task Whatever_befalls_the_call_the_label_goes_back_once(string kind)
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/refund", kind, times = 1, delayMs = 50 });
        await host.CancelAsync(shipment.OrderId);
        await host.CancelAsync(shipment.OrderId);
        await host.UntilAsync(shipment.OrderId, ShipmentState.Cancelled);
        await host.HealAsync();
        (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().RefundAskedAt.ShouldNotBeNull();
        (await host.EventsAsync<LabelRefunded>(shipment.OrderId)).ShouldHaveSingleItem();
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_label_that_was_being_bought_while_the_order_was_cancelled_goes_back_and_is_not_booked()
    {
        var order = Events.OrderConfirmed();
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "slow", delayMs = 1500, times = 1 });
        await host.BookAsync(order);
        await host.UntilAsync(order.OrderId, s => s.BuyingSince is not null, "the label is being bought");
        await host.CancelAsync(order.OrderId);
        await host.UntilAsync(order.OrderId, ShipmentState.Cancelled);
        await host.HealAsync();
        (await host.LabelsAsync(order.OrderId)).ShouldHaveSingleItem().RefundAskedAt.ShouldNotBeNull();
        (await host.EventsAsync<ShipmentBooked>(order.OrderId)).ShouldBeEmpty();
        (await host.EventsAsync<LabelRefunded>(order.OrderId)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_label_that_is_not_taken_back_any_more_raises_an_alert_and_the_parcel_is_tracked_on()
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        host.Clock.Advance(ShippingHost.Transit / 2);
        await host.CancelAsync(shipment.OrderId);
        (await host.UntilAsync(shipment.OrderId, s => s.Alert is not null, "there is an alert")).Alert!.ShouldContain("REFUND.UNAVAILABLE");
        await host.HandleAsync<ReadTracker, TrackerReadDue>(new(shipment.Id, null));
        await host.UntilAsync(shipment.OrderId, ShipmentState.InTransit);
        await host.HealAsync();
    }
}

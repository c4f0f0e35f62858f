using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class RetryShipmentTests(ShippingHost host)
{
    private static readonly Address Right = new("Ada Buyer", "1 Market St", null, "San Francisco", "CA", "94105", "US");

    private Task CorrectAsync(Guid order, string carrier = "USPS", string service = "Priority") =>
        host.HandleAsync<RetryShipment, DeliveryCorrected>(new(order, Right, carrier, service, host.Clock.GetUtcNow()));

    [Fact]
    public async Task A_delivery_that_was_put_right_is_bought_with_the_new_address_and_service()
    {
        var refused = await host.BookedAsync(Events.OrderConfirmed(country: "AQ"), ShipmentState.Failed);
        await CorrectAsync(refused.OrderId, "UPS", "Ground");
        var shipment = await host.UntilAsync(refused.OrderId, ShipmentState.Labelled);
        (shipment.Carrier, shipment.Service, shipment.ShipTo).ShouldBe(("UPS", "Ground", Right));
        (shipment.WeightGrams, shipment.OrderNumber).ShouldBe((refused.WeightGrams, refused.OrderNumber));
        shipment.Contents.ShouldBe(refused.Contents);
        (await host.LabelsAsync(refused.OrderId)).ShouldHaveSingleItem().To.Street1.ShouldBe("1 Market St");
        (await host.EventsAsync<ShipmentBooked>(refused.OrderId)).ShouldHaveSingleItem().ShipmentId.ShouldBe(shipment.Id);
        await host.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_refused_again_is_told_again()
    {
        var refused = await host.BookedAsync(Events.OrderConfirmed(country: "AQ"), ShipmentState.Failed);
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 422, times = 1 });
        await CorrectAsync(refused.OrderId);
        await host.UntilAsync(refused.OrderId, s => s.Id != refused.Id && s.State == ShipmentState.Failed, "the second try is refused");
        await host.HealAsync();
        (await host.EventsAsync<ShipmentFailed>(refused.OrderId)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_label_that_says_what_was_before_goes_back()
    {
        var shipment = await host.BookedAsync();
        await CorrectAsync(shipment.OrderId);
        (await host.UntilAsync(shipment.OrderId, ShipmentState.Cancelled)).QueuedAt.ShouldBeNull();
        (await host.EventsAsync<LabelRefunded>(shipment.OrderId)).ShouldHaveSingleItem();
    }
}

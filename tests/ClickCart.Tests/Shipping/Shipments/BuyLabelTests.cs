using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class BuyLabelTests(ShippingHost host) : DatabaseTest
{
    [Fact]
    public async Task The_label_is_of_the_carrier_and_service_that_the_customer_chose()
    {
        var shipment = await host.BookedAsync(Events.OrderConfirmed(carrier: "UPS", service: "Ground"));
        var booked = (await host.EventsAsync<ShipmentBooked>(shipment.OrderId)).ShouldHaveSingleItem();
        (booked.Carrier, booked.Service).ShouldBe(("UPS", "Ground"));
        booked.TrackingCode.ShouldBe(shipment.TrackingCode);
        (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().Id.ShouldBe(shipment.CarrierShipmentId);
        (await host.Client.GetAsync("~" + new Uri(booked.LabelUrl).AbsolutePath)).ShouldBe(200);
    }

    [Theory]
    [InlineData("timeoutBeforeEffect", null, 2)]
    [InlineData("timeoutAfterEffect", null, 1)]
    [InlineData("cutBody", null, 1)]
    [InlineData("status", 500, 2)]
    [InlineData("status", 503, 1)]
    [InlineData("status", 429, 2)]
    public async Task Whatever_befalls_the_purchase_there_is_one_label(string kind, int? status, int times)
    {
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind, status, times, delayMs = 50 });
        var shipment = await host.BookedAsync();
        await host.HealAsync();
        (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().Id.ShouldBe(shipment.CarrierShipmentId);
        (await host.EventsAsync<ShipmentBooked>(shipment.OrderId)).ShouldHaveSingleItem();
        shipment.Changes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_parcel_whose_making_was_cut_off_is_made_again_and_bought_once()
    {
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments$", kind = "timeoutAfterEffect", times = 1, delayMs = 50 });
        var shipment = await host.BookedAsync();
        await host.HealAsync();
        (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().Id.ShouldBe(shipment.CarrierShipmentId);
    }

    [Fact]
    public async Task Where_nobody_ships_to_the_shipment_fails_for_good_and_the_order_hears_of_it()
    {
        var shipment = await host.BookedAsync(Events.OrderConfirmed(country: "AQ"), ShipmentState.Failed);
        (await host.EventsAsync<ShipmentFailed>(shipment.OrderId)).ShouldHaveSingleItem().Message.ShouldContain("Nobody carries");
        (await host.LabelsAsync(shipment.OrderId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_offered_no_more_is_replaced_and_said()
    {
        var shipment = await host.BookedAsync(Events.OrderConfirmed(carrier: "USPS", service: "PonyExpress"));
        shipment.Carrier.ShouldBe("USPS");
        shipment.Changes.Single(c => c.To == ShipmentState.Labelled).Why.ShouldContain("PonyExpress was no longer offered");
    }

    [Fact]
    public async Task An_order_that_was_cancelled_before_its_confirmation_was_heard_gets_no_label()
    {
        var order = Events.OrderConfirmed();
        host.Orders.Cancelled.Add(order.OrderId);
        var shipment = await host.BookedAsync(order, ShipmentState.Cancelled);
        shipment.CarrierShipmentId.ShouldBeNull();
        (await host.EventsAsync<ShipmentBooked>(order.OrderId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_parcel_abroad_has_its_customs_form()
    {
        var shipment = await host.BookedAsync(Events.OrderConfirmed(carrier: "DHLExpress", service: "ExpressWorldwide", country: "DE"));
        (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().CustomsInfo.ShouldNotBeNull();
    }

    [Fact]
    public async Task Customs_are_told_of_the_goods_line_by_line_less_the_discount_and_without_delivery()
    {
        var order = Events.OrderConfirmed(carrier: "DHLExpress", service: "ExpressWorldwide", country: "DE") with
        {
            Lines = [new("MUG-1", "Mug", 3, new(5000, "USD")), new("TEA-1", "Tea", 1, new(1000, "USD"))],
            LineDiscounts = [new(0, "USD"), new(250, "USD")],
        };
        var shipment = await host.BookedAsync(order);
        var declared = (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().CustomsInfo.ShouldNotBeNull().CustomsItems.ShouldNotBeNull();
        declared.Select(i => (i.Description, i.Quantity, i.Value, i.Code)).ShouldBe([("Mug", 3, 150.0, "MUG-1"), ("Tea", 1, 7.5, "TEA-1")]);
        declared.ShouldAllBe(i => i.Weight > 0);
    }
}

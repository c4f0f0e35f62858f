using System.Text.Json;
using ClickCart.Catalog.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class BuyLabelTests(ShippingHost host)
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
    public async Task Where_nobody_ships_to_the_shipment_fails_and_the_order_hears_of_it()
    {
        var shipment = await host.BookedAsync(Events.OrderConfirmed(country: "AQ"), ShipmentState.Failed);
        var failed = (await host.EventsAsync<ShipmentFailed>(shipment.OrderId)).ShouldHaveSingleItem();
        failed.Message.ShouldContain("Nobody carries");
        failed.Reason.ShouldBe("No carrier takes this parcel to this address.");
        (await host.LabelsAsync(shipment.OrderId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_label_is_told_in_words_and_its_codes_to_staff_alone()
    {
        await host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 422, times = 1 });
        var shipment = await host.BookedAsync(until: ShipmentState.Failed);
        await host.HealAsync();
        var failed = (await host.EventsAsync<ShipmentFailed>(shipment.OrderId)).ShouldHaveSingleItem();
        failed.Message.ShouldStartWith("BAD_REQUEST");
        failed.Reason.ShouldBe("The carrier does not take this parcel as it is.");
    }

    [Fact]
    public async Task No_other_carrier_is_taken_that_cannot_take_the_address()
    {
        var order = Events.OrderConfirmed(carrier: "UPS", service: "Ground");
        var shipment = await host.BookedAsync(order with { ShipTo = order.ShipTo with { Line1 = "PO Box 12" } });
        (shipment.Carrier, shipment.Service).ShouldBe(("USPS", "GroundAdvantage"));
    }

    [Fact]
    public async Task Nothing_is_bought_for_an_order_that_is_kept_back()
    {
        var order = Events.OrderConfirmed();
        host.Orders.KeptBack.Add(order.OrderId);
        await host.BookAsync(order);
        var shipment = await host.UntilAsync(order.OrderId, s => s.KeptBackAt is not null, "the shipment is kept back");
        (shipment.State, shipment.CarrierShipmentId).ShouldBe((ShipmentState.Pending, null));
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
        var shipment = await host.BookedAsync(
            Events.OrderConfirmed(carrier: "DHLExpress", service: "ExpressWorldwide", country: "DE", phone: "+49 228 555012"));
        (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().CustomsInfo.ShouldNotBeNull();
    }

    [Fact]
    public async Task Customs_are_told_of_the_goods_line_by_line_less_the_discount_and_without_delivery()
    {
        var order = Events.OrderConfirmed(carrier: "DHLExpress", service: "ExpressWorldwide", country: "DE", phone: "+49 228 555012") with
        {
            Lines = [new("MUG-1", "Mug", 3, new(5000, "USD")), new("TEA-1", "Tea", 1, new(1000, "USD"))],
            LineDiscounts = [new(0, "USD"), new(250, "USD")],
        };
        var shipment = await host.BookedAsync(order);
        var declared = (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().CustomsInfo.ShouldNotBeNull().CustomsItems.ShouldNotBeNull();
        declared.Select(i => (i.Description, i.Quantity, i.Value, i.Code)).ShouldBe([("Mug", 3, 150.0, "MUG-1"), ("Tea", 1, 7.5, "TEA-1")]);
        declared.ShouldAllBe(i => i.Weight > 0);
    }

    [Theory]
    [InlineData(2000, 0, "DE", null, "NOEEI 30.37(a)", 20.0)]
    [InlineData(250_000, 0, "DE", null, "NOEEI 30.37(a)", 2500.0)]
    [InlineData(300_000, 0, "DE", null, null, 3000.0)]
    [InlineData(300_000, 0, "CA", "ON", "NOEEI 30.36", 3000.0)]
    [InlineData(2000, 2000, "DE", null, "NOEEI 30.37(a)", 20.0)]
    [InlineData(2000, 0, "US", "AE", "NOEEI 30.37(a)", 20.0)]
    public void Customs_are_told_the_value_and_why_no_export_was_filed(long price, long off, string country, string? region, string? why, double value)
    {
        var order = Events.OrderConfirmed() with
        {
            ShipTo = new("Ada", "Road 1", null, "Town", region, "09000", country, "+49 228 555012"),
            Lines = [new("MUG-1", "Mug", 1, new(price, "USD"))],
            LineDiscounts = [new(off, "USD")],
        };
        var shipment = new Shipment(
            new Ids(TimeProvider.System), order, new(ShipmentKind.Carrier, order.Carrier, order.Service), new Dictionary<string, CustomsFacts>(),
            DateTimeOffset.UnixEpoch);
        var from = new Address("Shop", "Road 2", null, "Town", "CA", "94107", "US", "+1 415 555 0100");
        var json = JsonSerializer.SerializeToElement(
            Parcels.Body(from, order.ShipTo, ParcelSize.Of(100, null), 100, "USD", contents: shipment.Contents), JsonSerializerOptions.Web);
        var customs = json.GetProperty("shipment").GetProperty("customsInfo");
        customs.GetProperty("eelPfc").GetString().ShouldBe(why);
        customs.GetProperty("customsItems")[0].GetProperty("value").GetDouble().ShouldBe(value);
    }

    [Fact]
    public async Task Customs_are_told_where_the_goods_were_made_and_what_they_are_where_the_shop_says_so()
    {
        host.Customs["CUP-1"] = new("PT", "69120025");
        var order = Events.OrderConfirmed(carrier: "DHLExpress", service: "ExpressWorldwide", country: "DE", phone: "+49 228 555012") with
        {
            Lines = [new("CUP-1", "Cup", 1, new(5000, "USD")), new("TEA-2", "Tea", 1, new(1000, "USD"))],
        };
        var shipment = await host.BookedAsync(order);
        var declared = (await host.LabelsAsync(shipment.OrderId)).ShouldHaveSingleItem().CustomsInfo.ShouldNotBeNull().CustomsItems.ShouldNotBeNull();
        declared.Select(i => (i.OriginCountry, i.HsTariffNumber)).ShouldBe([("PT", "69120025"), ("US", null)]);
    }
}

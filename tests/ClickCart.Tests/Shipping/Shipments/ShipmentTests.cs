using ClickCart.Catalog.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

public sealed class ShipmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly (ShipmentState? From, ShipmentState To)[] Edges =
    [
        (null, ShipmentState.Pending),
        (ShipmentState.Pending, ShipmentState.Labelled), (ShipmentState.Pending, ShipmentState.Cancelled), (ShipmentState.Pending, ShipmentState.Failed),
        (ShipmentState.Labelled, ShipmentState.InTransit), (ShipmentState.Labelled, ShipmentState.Cancelled),
        (ShipmentState.InTransit, ShipmentState.Delivered), (ShipmentState.InTransit, ShipmentState.Returned),
        (ShipmentState.InTransit, ShipmentState.Resent), (ShipmentState.Returned, ShipmentState.Resent),
    ];

    [Fact]
    public void The_state_table_has_these_edges_and_no_others()
    {
        foreach (var from in Enum.GetValues<ShipmentState>().Select(s => (ShipmentState?)s).Prepend(null))
            foreach (var to in Enum.GetValues<ShipmentState>())
                ShipmentStates.Allows(from, to).ShouldBe(Edges.Contains((from, to)), $"{from} to {to}");
    }

    [Theory]
    [InlineData("pre_transit", "Labelled", "")]
    [InlineData("pre_transit in_transit out_for_delivery delivered", "InTransit Delivered", "ShipmentDispatched ShipmentDelivered")]
    [InlineData("delivered in_transit out_for_delivery", "InTransit Delivered", "ShipmentDispatched ShipmentDelivered")]
    [InlineData("out_for_delivery in_transit in_transit", "InTransit", "ShipmentDispatched")]
    [InlineData("return_to_sender delivered", "InTransit Returned", "ShipmentDispatched ShipmentReturned")]
    [InlineData("failure", "Labelled", "")]
    [InlineData("in_transit failure delivered", "InTransit Delivered", "ShipmentDispatched ShipmentDelivered")]
    [InlineData("unknown something_new", "Labelled", "")]
    public void Webhooks_converge_in_whatever_order_they_come(string statuses, string states, string published)
    {
        var shipment = Labelled();
        var events = statuses.Split(' ').SelectMany(status => shipment.Track(status, Now)).Select(n => n.GetType().Name);
        string.Join(' ', events).ShouldBe(published);
        shipment.State.ToString().ShouldBe(states.Split(' ')[^1]);
        if (states != "Labelled") shipment.Changes.Skip(2).Select(c => c.To.ToString()).ShouldBe(states.Split(' '));
        ShipmentState? last = null;
        foreach (var change in shipment.Changes.OrderBy(c => c.Number))
        {
            change.From.ShouldBe(last);
            last = change.To;
        }
    }

    [Fact]
    public void A_failure_at_the_carrier_asks_for_somebodys_attention()
    {
        var shipment = Labelled();
        shipment.Track("failure", Now);
        shipment.Alert.ShouldNotBeNull();
    }

    [Fact]
    public void A_label_that_comes_after_the_cancellation_is_told_to_nobody_and_goes_back()
    {
        var shipment = New();
        shipment.Buying(Now);
        shipment.Cancel("order cancelled", Now).ShouldBeTrue();
        shipment.Label(Bought(), Now).ShouldBeNull();
        shipment.GiveBack(Now).ShouldBeOfType<LabelRefunded>();
        shipment.State.ShouldBe(ShipmentState.Cancelled);
    }

    [Fact]
    public void A_shipment_that_was_never_bought_is_cancelled_at_once_and_nothing_follows()
    {
        var shipment = New();
        shipment.Cancel("order cancelled", Now).ShouldBeFalse();
        shipment.Cancel("order cancelled", Now).ShouldBeFalse();
        shipment.State.ShouldBe(ShipmentState.Cancelled);
        Should.Throw<InvalidOperationException>(() => shipment.Label(Bought(), Now));
    }

    [Theory]
    [InlineData("UPS Ground 14.88,USPS Priority 6.90,USPS GroundAdvantage 5.93", "Priority")]
    [InlineData("UPS Ground 1.00,USPS Express 34.10,USPS GroundAdvantage 5.93", "GroundAdvantage")]
    [InlineData("UPS Ground 14.88,DPD Classic 5.20", "Classic")]
    [InlineData("", null)]
    public void The_label_is_the_chosen_one_else_the_same_carriers_cheapest_else_the_cheapest(string offers, string? service)
    {
        var rates = offers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split(' ')).Select(o => Rate(o[0], o[1], o[2]))
            .Append(Rate("USPS", "Priority", "1.00", "EUR")).ToList();
        New().Choose(rates)?.Service.ShouldBe(service);
        if (service is null) New().Choose(rates).ShouldBeNull();
    }

    [Fact]
    public void A_label_without_an_address_is_booked_and_somebody_is_told()
    {
        var shipment = New();
        shipment.Label(Bought() with { PostageLabel = new(null) }, Now).ShouldNotBeNull().LabelUrl.ShouldBe("");
        shipment.Alert.ShouldNotBeNull().ShouldContain("no safe address of the label");
        var other = New();
        other.Label(Bought(), Now);
        other.Alert.ShouldBeNull();
    }

    [Fact]
    public void Another_service_than_the_chosen_one_is_said_in_the_history()
    {
        var shipment = New();
        shipment.Label(Bought(Rate("UPS", "Ground", "14.88")), Now)!.Carrier.ShouldBe("UPS");
        shipment.Changes.Last().Why.ShouldContain("USPS Priority was no longer offered");
        shipment.LabelAmount.ShouldBe(1488);
    }

    private static Shipment New() => new(new TestIds(), new(
        Guid.CreateVersion7(), "T-1", [], new(1999, "USD"), new("Ada", "1 Main St", null, "Bonn", null, "53111", "DE"), "USPS", "Priority", 440, Now),
        new(ShipmentKind.Carrier, "USPS", "Priority"), new Dictionary<string, CustomsFacts>(), Now);

    private static Shipment Labelled()
    {
        var shipment = New();
        shipment.Label(Bought(), Now).ShouldNotBeNull();
        return shipment;
    }

    private static CarrierShipment Bought(CarrierRate? rate = null) =>
        new("shp_1", "9400", new("https://carrier.example/label.png"), rate ?? Rate("USPS", "Priority", "6.90"), new("trk_1", "9400", "unknown", "shp_1"),
            null, [], []);

    private static CarrierRate Rate(string carrier, string service, string price, string currency = "USD") =>
        new($"rate_{carrier}_{service}", carrier, service, price, currency, 2);

    private sealed class TestIds : IIds
    {
        public Guid New() => Guid.CreateVersion7();
        public string Secret() => "secret";
        public double NextDouble() => 0.5;
    }
}

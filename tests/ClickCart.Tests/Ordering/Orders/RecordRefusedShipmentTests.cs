using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordRefusedShipmentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task An_order_whose_label_is_refused_stays_confirmed_and_says_why_in_words()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed, ShipmentFailed);
        (await order.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        (await order.ReadAsync())["deliveryProblem"].GetProperty("reason").GetString().ShouldBe("The carrier cannot deliver there.");
        (await order.TimelineAsync()).Count(t => t == "shipmentRefused").ShouldBe(1);
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldBeEmpty();
        var said = (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token)).ShouldBe(200).Text;
        said.ShouldNotContain("BAD_REQUEST");
        (await Host.OffendersAsync("18")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_part_is_over_once_all_that_was_ordered_has_a_label()
    {
        var order = await PlacedAsync(Authorized, o => BookedPart(o, 0), o => Refused(o, 1));
        (await order.ReadAsync()).Json.TryGetProperty("deliveryProblem", out _).ShouldBeTrue();
        await order.PublishAsync(o => BookedPart(o, 1));
        (await order.ReadAsync()).Json.TryGetProperty("deliveryProblem", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_sent_again_and_refused_waits_for_staff_and_customer_who_put_its_address_right()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        // The carrier may be faster than the news that it goes again.
        var early = await Host.PublishWithoutWaitingAsync(Refused(order, 0));
        await Eventually.TrueAsync(async () => await Host.FailuresAsync(early) > 0, "it is too early");
        await order.PublishAsync(o => new ParcelSentAgain(o.Id, o.Shipment, [.. LinesOf(o, 0), .. LinesOf(o, 1)], IsLost: true, "staff@clickcart.local", Now));
        await Eventually.TrueAsync(async () => (await order.ReadAsync()).Json.TryGetProperty("deliveryProblem", out _), "its customer reads why");
        (await order.StateAsync()).ShouldBe("shipped captured unfulfilled");
        (await Admin.GetAsync($"/admin/orders?waiting=true&q={order.Response["number"]}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await Host.OffendersAsync("18")).ShouldBeEmpty();

        var to = new { name = "Ada Buyer", line1 = "1 Market St", city = "San Francisco", region = "CA", postalCode = "94105", country = "US" };
        (await Guest.PostAsync($"/orders/{order.Id}/edits", new { shipTo = to }, NewKey(), order.Token)).ShouldBe(200)["shipTo"].GetProperty("line1").GetString()
            .ShouldBe("1 Market St");
        (await order.PublishedAsync("ordering.delivery-corrected.v1")).ShouldHaveSingleItem();
        (await Guest.PostAsync($"/orders/{order.Id}/edits", new { shipTo = to }, NewKey(), order.Token)).ShouldBeProblem(409, "delivery-stands");
        await order.PublishAsync(o => BookedPart(o, 0), o => BookedPart(o, 1),
            o => Events.ShipmentDispatched(o.Id, PartOf(o, 0), Now) with { Lines = LinesOf(o, 0) },
            o => Events.ShipmentDispatched(o.Id, PartOf(o, 1), Now) with { Lines = LinesOf(o, 1) });
        (await order.StateAsync()).ShouldBe("shipped captured inTransit");
        (await Guest.PostAsync($"/orders/{order.Id}/edits", new { shipTo = to }, NewKey(), order.Token)).ShouldBeProblem(409, "already-shipped");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
    }

    private ShipmentFailed Refused(Placed order, int line) =>
        new ShipmentFailed(order.Id, PartOf(order, line), "BAD_REQUEST", Now, "The carrier cannot deliver there.", IsPart: true);

    [Fact]
    public async Task Staff_finds_the_orders_that_wait_for_somebody()
    {
        var waiting = await PlacedAsync(Authorized, ShipmentFailed);
        var other = await PlacedAsync(Authorized);
        async Task<int> FoundAsync(Placed order) =>
            (await Admin.GetAsync($"/admin/orders?waiting=true&q={order.Response["number"]}")).ShouldBe(200)["items"].GetArrayLength();
        (await FoundAsync(waiting), await FoundAsync(other)).ShouldBe((1, 0));
        (await waiting.CancelAsync()).ShouldBe(200);
        (await FoundAsync(waiting)).ShouldBe(0);
    }
}

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

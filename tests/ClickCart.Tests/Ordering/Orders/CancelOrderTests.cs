namespace ClickCart.Tests.Ordering.Orders;

public sealed class CancelOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_customer_cancels_before_shipping_and_everybody_hears_of_it_once()
    {
        var order = await PlacedAsync(Authorized, Booked);
        (await order.CancelAsync("Too late.")).ShouldBe(200)["status"].GetString().ShouldBe("cancelled");
        (await order.CancelAsync("Again.")).ShouldBe(200);
        var published = (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
        published.GetProperty("reason").GetString().ShouldBe("Too late.");
        published.GetProperty("actor").GetString().ShouldBe("guest");
    }

    [Fact]
    public async Task A_shipped_order_is_not_cancellable()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        (await order.CancelAsync()).ShouldBeProblem(409, "not-cancellable");
        (await Admin.PostAsync($"/admin/orders/{order.Id}/cancel", new { reason = "late" })).ShouldBeProblem(409, "not-cancellable");
        (await order.StateAsync()).ShouldBe("shipped captured inTransit");
    }

    [Fact]
    public async Task An_order_that_ended_by_a_full_refund_is_not_cancellable_and_a_late_failure_of_its_parcel_changes_nothing()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Refunded);
        (await order.StateAsync()).ShouldBe("cancelled refunded labelled");
        (await Admin.PostAsync($"/admin/orders/{order.Id}/cancel", new { reason = "late" })).ShouldBeProblem(409, "not-cancellable");
        (await order.CancelAsync()).ShouldBeProblem(409, "not-cancellable");
        await order.PublishAsync(ShipmentFailed);
        (await order.StateAsync()).ShouldBe("cancelled refunded labelled");
    }

    [Fact]
    public async Task Only_its_owner_and_admins_may_cancel()
    {
        var order = await PlaceAsync();
        (await Guest.PostAsync($"/orders/{order.Id}/cancel", new { reason = "mine" })).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync($"/admin/orders/{order.Id}/cancel", new { reason = "no" })).ShouldBe(403);
        (await Admin.PostAsync($"/admin/orders/{order.Id}/cancel", new { reason = "Fraud." })).ShouldBe(200)["status"].GetString().ShouldBe("cancelled");
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem().GetProperty("actor").GetString().ShouldBe("admin");
    }

    [Fact]
    public async Task A_reason_is_needed_and_holds_no_card_number()
    {
        var order = await PlaceAsync();
        (await order.CancelAsync(" ")).ShouldBeInvalid("reason");
        (await order.CancelAsync("charge 4242424242424242 instead")).ShouldBeInvalid("reason");
        (await order.StateAsync()).ShouldBe("awaitingPayment pending unfulfilled");
    }
}

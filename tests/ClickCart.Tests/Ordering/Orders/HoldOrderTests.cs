namespace ClickCart.Tests.Ordering.Orders;

public sealed class HoldOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    private Task<ApiResponse> HoldAsync(Placed order, string? key = null, string? reason = "The address looks odd.") =>
        Admin.PostAsync($"/admin/orders/{order.Id}/hold", new { reason }, key ?? NewKey());

    [Fact]
    public async Task Staff_keeps_an_order_back_and_reads_who_when_and_why_while_its_customer_reads_no_reason()
    {
        var (order, key) = (await PlacedAsync(Authorized), NewKey());
        (await HoldAsync(order, reason: "")).ShouldBeInvalid("reason");
        var held = (await HoldAsync(order, key)).ShouldBe(200);
        held["keptBackFor"].GetString().ShouldBe("The address looks odd.");
        held["keptBackBy"].GetString()!.ShouldStartWith("admin-");
        held["timeline"].EnumerateArray().Last().GetProperty("detail").GetString().ShouldBe("The address looks odd.");
        (await HoldAsync(order, key)).ShouldBe(200);
        (await HoldAsync(order)).ShouldBeProblem(409, "cannot-be-held");
        (await order.PublishedAsync("ordering.order-kept-back.v1")).ShouldHaveSingleItem().GetProperty("reason").GetString().ShouldBe("The address looks odd.");

        var seen = (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token)).ShouldBe(200);
        seen["items"].EnumerateArray().Last().GetProperty("what").GetString().ShouldBe("orderKeptBack");
        seen.Text.ShouldNotContain("looks odd");
        (await order.ReadAsync()).Text.ShouldNotContain("looks odd");

        (await Admin.PostAsync($"/admin/orders/{order.Id}/release", new { reason = "They rang." })).ShouldBe(200).Json
            .TryGetProperty("keptBackFor", out _).ShouldBeFalse();
        (await order.TimelineAsync()).Last().ShouldBe("orderReleased");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_is_confirmed_and_has_not_left_is_kept_back()
    {
        (await HoldAsync(await PlaceAsync())).ShouldBeProblem(409, "cannot-be-held");
        (await HoldAsync(await PlacedAsync(Authorized, Booked, Captured, Dispatched))).ShouldBeProblem(409, "cannot-be-held");
        (await HoldAsync(await PlacedAsync(Authorized, Booked, Captured))).ShouldBe(200);
    }

    [Fact]
    public async Task What_is_sent_again_can_be_kept_back_too_and_is_by_itself_where_nobody_pays_for_it_and_it_cannot_be_given_up()
    {
        IIntegrationEvent Again(Placed o) => new ClickCart.Shipping.Contracts.ParcelSentAgain(
            o.Id, o.Shipment, [new("SKU", 1)], IsLost: true, "staff@clickcart.local", Now);
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Again);
        (await HoldAsync(order)).ShouldBe(200);
        (await Admin.PostAsync($"/admin/orders/{order.Id}/release", new { reason = "They rang." })).ShouldBe(200);
        // What its payment says is not known here.
        var unpaid = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Again, Refunded);
        (await Eventually.GetAsync(async () => await unpaid.PublishedAsync("ordering.order-kept-back.v1") is { Count: > 0 } told ? told : null, "it is kept back"))
            .ShouldHaveSingleItem().GetProperty("reason").GetString()!.ShouldStartWith("It was refunded in full after a part of it had left");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_customer_may_still_cancel_it_and_a_dispute_takes_that_away()
    {
        var order = await PlacedAsync(Authorized);
        (await HoldAsync(order)).ShouldBe(200);
        (await order.CancelAsync()).ShouldBe(200);
        var disputed = await PlacedAsync(Authorized, Captured);
        (await HoldAsync(disputed)).ShouldBe(200);
        await disputed.PublishAsync(Disputed);
        (await disputed.CancelAsync()).ShouldBeProblem(409, "not-cancellable");
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync($"/admin/orders/{order.Id}/hold", new { reason = "x" }, NewKey()))
            .ShouldBeProblem(403, "forbidden");
    }
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class ReleaseOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    private Task<ApiResponse> ReleaseAsync(Placed order, string? reason = "The customer withdrew it.") =>
        Admin.PostAsync($"/admin/orders/{order.Id}/release", new { reason });

    [Fact]
    public async Task A_disputed_order_that_has_not_left_is_kept_back_until_staff_releases_it()
    {
        var order = await PlacedAsync(Authorized, Captured, Disputed);
        (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200).Json.TryGetProperty("keptBackSince", out _).ShouldBeTrue();
        (await order.ReadAsync()).Json.TryGetProperty("keptBackSince", out _).ShouldBeFalse();
        (await Admin.GetAsync($"/admin/orders?waiting=true&q={order.Response["number"]}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);

        (await ReleaseAsync(order, "")).ShouldBeProblem(422, "validation-failed");
        (await ReleaseAsync(order)).ShouldBe(200).Json.TryGetProperty("keptBackSince", out _).ShouldBeFalse();
        (await order.PublishedAsync("ordering.order-released.v1")).ShouldHaveSingleItem();
        (await order.TimelineAsync()).ShouldNotContain("orderReleased");
        (await ReleaseAsync(order)).ShouldBeProblem(409, "not-kept-back");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_left_or_was_cancelled_waits_for_nobody()
    {
        var gone = await PlacedAsync(Authorized, Booked, Captured, Disputed, Dispatched);
        (await ReleaseAsync(gone)).ShouldBeProblem(409, "not-kept-back");
        var late = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Disputed);
        (await ReleaseAsync(late)).ShouldBeProblem(409, "not-kept-back");
        var cancelled = await PlacedAsync(Authorized, Captured, Disputed);
        (await cancelled.CancelAsync()).ShouldBeProblem(409, "not-cancellable");
        (await Admin.PostAsync($"/admin/orders/{cancelled.Id}/cancel", new { reason = "The bank says so." })).ShouldBe(200);
        (await ReleaseAsync(cancelled)).ShouldBeProblem(409, "not-kept-back");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_admins_release()
    {
        var order = await PlacedAsync(Authorized, Captured, Disputed);
        (await Guest.PostAsync($"/admin/orders/{order.Id}/release", new { reason = "x" })).ShouldBeProblem(401, "unauthenticated");
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync($"/admin/orders/{order.Id}/release", new { reason = "x" }))
            .ShouldBeProblem(403, "forbidden");
    }
}

namespace ClickCart.Tests.Ordering.Bulk;

public sealed class StartBulkActionTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task It_is_accepted_with_an_address_to_follow_and_what_fails_in_the_middle_holds_up_nobody()
    {
        var (first, shipped, last) = (await PlaceAsync(), await PlacedAsync(Authorized, Captured, Booked, Dispatched), await PlacedAsync(Authorized));
        var unknown = Guid.CreateVersion7();
        var (body, key) = (new { action = "cancel", orders = new[] { first.Id, shipped.Id, unknown, last.Id }, reason = "We are closed." }, NewKey());
        var begun = (await Admin.PostAsync("/admin/orders/bulk", body, key)).ShouldBe(202);
        begun.Headers.Location!.ToString().ShouldEndWith($"/admin/orders/bulk/{begun["id"].GetString()}");
        (await Admin.PostAsync("/admin/orders/bulk", body, key)).ShouldBe(202)["id"].GetString().ShouldBe(begun["id"].GetString());

        Counts(await EndedAsync(begun)).ShouldBe([4, 2, 2, 0]);
        var items = await ItemsAsync(begun);
        items.Select(i => i.GetProperty("state").GetString()).ShouldBe(["done", "failed", "failed", "done"]);
        items[1].GetProperty("problem").GetString().ShouldBe("The order has been shipped, so it can no longer be cancelled.");
        items[2].GetProperty("problem").GetString().ShouldBe("There is no such order.");
        (await last.StateAsync()).ShouldBe("cancelled authorized unfulfilled");
        var told = (await last.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
        told.GetProperty("reason").GetString().ShouldBe("We are closed.");
        (await Admin.GetAsync($"/admin/orders/{last.Id}"))["timeline"].EnumerateArray().Last(t => t.GetProperty("what").ValueEquals("orderCancelled"))
            .GetProperty("by").GetString()!.ShouldContain("@");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_takes_all_that_match_it_and_the_same_by_two_people_happens_once()
    {
        var email = $"bulk-{Guid.CreateVersion7():n}@example.com";
        var orders = new List<Placed>();
        for (var i = 0; i < 3; i++) orders.Add(await PlaceAsync(email: email));
        var body = new { action = "tag", filter = new { q = email, status = "awaitingPayment" }, tags = (string[])["Both"] };
        var other = Host.Account(Guid.CreateVersion7(), Roles.Admin);
        var begun = await Task.WhenAll(BulkAsync(body), other.PostAsync("/admin/orders/bulk", body, NewKey()));
        foreach (var one in begun) Counts(await EndedAsync(one.ShouldBe(202))).ShouldBe([3, 3, 0, 0]);
        foreach (var order in orders)
            (await Admin.GetAsync($"/admin/orders/{order.Id}"))["timeline"].EnumerateArray().Count(t => t.GetProperty("what").ValueEquals("tagged")).ShouldBe(1);
        (await Admin.PostAsync("/admin/orders/bulk", new { action = "tag", filter = new { q = $"no-{email}" }, tags = (string[])["x"] }, NewKey()))
            .ShouldBeInvalid("filter");
    }

    [Fact]
    public async Task What_is_missing_too_much_or_not_allowed_is_refused()
    {
        var orders = new[] { Guid.CreateVersion7() };
        Task<ApiResponse> StartAsync(object body) => Admin.PostAsync("/admin/orders/bulk", body, NewKey());
        (await StartAsync(new { orders })).ShouldBeInvalid("action");
        (await StartAsync(new { action = "explode", orders })).ShouldBeInvalid("action");
        (await StartAsync(new { action = "cancel", orders })).ShouldBeInvalid("reason");
        (await StartAsync(new { action = "tag", orders })).ShouldBeInvalid("tags");
        (await StartAsync(new { action = "tag", tags = (string[])["x"] })).ShouldBeInvalid("orders");
        (await StartAsync(new { action = "tag", tags = (string[])["x"], orders, filter = new { held = true } })).ShouldBeInvalid("orders");
        var tooMany = Enumerable.Range(0, 1001).Select(_ => Guid.CreateVersion7());
        (await StartAsync(new { action = "tag", tags = (string[])["x"], orders = tooMany })).ShouldBeInvalid("orders");
        (await StartAsync(new { action = "tag", tags = (string[])["x"], filter = new { status = "lost" } })).ShouldBeProblem(400, "malformed-request");
        (await Admin.PostAsync("/admin/orders/bulk", new { action = "tag", orders, tags = (string[])["x"] })).ShouldBeProblem(400, "idempotency-key-required");
        // Each needs what a single order needs: support tags, and cancels nothing.
        var support = Host.Account(Guid.CreateVersion7(), "support");
        (await support.PostAsync("/admin/orders/bulk", new { action = "cancel", orders, reason = "x" }, NewKey())).ShouldBe(403);
        (await support.PostAsync("/admin/orders/bulk", new { action = "tag", orders, tags = (string[])["x"] }, NewKey())).ShouldBe(202);
        (await Guest.PostAsync("/admin/orders/bulk", new { action = "tag", orders, tags = (string[])["x"] }, NewKey())).ShouldBe(401);
    }
}

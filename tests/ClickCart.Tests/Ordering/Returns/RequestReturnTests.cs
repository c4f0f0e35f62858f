namespace ClickCart.Tests.Ordering.Returns;

public sealed class RequestReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_guest_asks_with_the_orders_token_and_the_shop_is_told_once()
    {
        var (order, key) = (await DeliveredAsync(), NewKey());
        var body = Lines((Socks(order), 2));
        var asked = (await Guest.PostAsync($"/orders/{order.Id}/returns", body, key, order.Token)).ShouldBe(201);
        (asked["status"].GetString(), asked["number"].GetString()).ShouldBe(("requested", order.Response["number"].GetString() + "-R1"));
        var line = asked["lines"][0];
        (line.GetProperty("quantity").GetInt32(), line.GetProperty("reason").GetString()).ShouldBe((2, "damaged"));
        (await Guest.PostAsync($"/orders/{order.Id}/returns", body, key, order.Token)).ShouldBe(201)["id"].GetString().ShouldBe(asked["id"].GetString());
        (await order.PublishedAsync("ordering.return-requested.v1")).Count.ShouldBe(1);
        (await order.TimelineAsync()).Last().ShouldBe("returnRequested");

        (await Guest.PostAsync($"/orders/{order.Id}/returns", body, NewKey())).ShouldBeProblem(404, "not-found");
        (await Guest.PostAsync($"/orders/{order.Id}/returns", body, orderToken: order.Token)).ShouldBeProblem(400, "idempotency-key-required");
        (await Guest.PostAsync($"/orders/{order.Id}/returns", new { lines = Array.Empty<object>() }, NewKey(), order.Token)).ShouldBeInvalid("lines");
        (await Guest.PostAsync($"/orders/{order.Id}/returns", Lines((Socks(order), 0)), NewKey(), order.Token)).ShouldBeInvalid("lines[0].quantity");
        (await Guest.PostAsync($"/orders/{order.Id}/returns", new { lines = new object?[] { null } }, NewKey(), order.Token)).ShouldBeInvalid("lines[0]");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Never_more_than_was_delivered_less_what_comes_back_already_and_the_refusal_says_why_per_line()
    {
        var order = await DeliveredAsync();
        (await AskAsync(order, (Socks(order), 2))).ShouldBe(201);
        var refused = (await AskAsync(order, (Socks(order), 2), (Shirt(order), 1), ("NO-SUCH", 1))).ShouldBeProblem(409, "not-returnable");
        var lines = refused["lines"].EnumerateArray().ToList();
        lines.Count.ShouldBe(2, "The shirt could come back.");
        (lines[0].GetProperty("sku").GetString(), lines[0].GetProperty("requested").GetInt32(), lines[0].GetProperty("returnable").GetInt32())
            .ShouldBe((Socks(order), 2, 1));
        lines[0].GetProperty("why").GetString().ShouldBe("Only 1 of it can still come back.");
        lines[1].GetProperty("why").GetString().ShouldBe("It was not ordered.");

        // Declined, the units are free again.
        var second = (await AskAsync(order, (Socks(order), 1))).ShouldBe(201)["id"].GetString()!;
        (await AskAsync(order, (Socks(order), 1))).ShouldBeProblem(409, "not-returnable");
        (await DoAsync(second, "decline", new { reason = "They were worn." })).ShouldBe(200);
        (await AskAsync(order, (Socks(order), 1))).ShouldBe(201)["number"].GetString().ShouldEndWith("-R3");

        var early = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        (await AskAsync(early, (Shirt(early), 1))).ShouldBeProblem(409, "not-returnable").Text.ShouldContain("It is not delivered yet.");
    }

    [Fact]
    public async Task Ten_that_ask_for_the_last_unit_at_once_are_one_return()
    {
        var order = await DeliveredAsync();
        (await AskAsync(order, (Shirt(order), 1))).ShouldBe(201);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => AskAsync(order, (Shirt(order), 1)))));
        answers.Count(a => (int)a.Status == 201).ShouldBe(1);
        answers.Where(a => (int)a.Status != 201).ShouldAllBe(a => (int)a.Status == 409);
    }

    [Fact]
    public async Task Staff_asks_for_the_customer_who_reads_it_too()
    {
        var order = await DeliveredAsync();
        (await Admin.PostAsync($"/admin/orders/{order.Id}/returns", Lines((Shirt(order), 2)), NewKey())).ShouldBe(201);
        (await Guest.GetAsync($"/orders/{order.Id}/returns", order.Token)).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync($"/admin/orders/{order.Id}/returns", Lines((Shirt(order), 1)), NewKey()))
            .ShouldBeProblem(403, "forbidden");
    }
}

/// <summary>A shop where things come back within two weeks, and whose clock is moved.</summary>
public sealed class ReturnWindowTests(SharedOrdering shared) : ReturnTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task The_time_for_it_ends_for_customers_and_not_for_staff()
    {
        Host.Services.GetRequiredService<IConfiguration>()["Ordering:ReturnDays"] = "14";
        var order = await DeliveredAsync();
        Host.Clock.Advance(TimeSpan.FromDays(14));
        (await AskAsync(order, (Shirt(order), 1))).ShouldBe(201);
        Host.Clock.Advance(TimeSpan.FromDays(1));
        (await AskAsync(order, (Shirt(order), 1))).ShouldBeProblem(409, "not-returnable").Text.ShouldContain("14 days from the delivery");
        (await Admin.PostAsync($"/admin/orders/{order.Id}/returns", Lines((Shirt(order), 1)), NewKey())).ShouldBe(201);
    }
}

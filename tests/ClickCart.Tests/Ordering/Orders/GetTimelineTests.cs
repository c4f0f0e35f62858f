using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class GetTimelineTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task It_names_every_step_with_its_actor_but_no_notes_and_no_names()
    {
        var order = await PlacedAsync(Authorized);
        await order.CancelAsync("Found it cheaper.");
        (await Admin.PostAsync($"/admin/orders/{order.Id}/notes", new { text = "Typical." })).ShouldBe(201);

        var rows = (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token)).ShouldBe(200)["items"].EnumerateArray().ToList();
        rows.Select(r => (r.GetProperty("what").GetString(), r.GetProperty("actor").GetString())).ShouldBe(
            [("orderPlaced", "you"), ("paymentAuthorized", "system"), ("orderConfirmed", "system"), ("orderCancelled", "you")]);
        rows[3].GetProperty("detail").GetString().ShouldBe("Found it cheaper.");
        rows[3].TryGetProperty("by", out _).ShouldBeFalse();
        (await Guest.GetAsync($"/orders/{order.Id}/timeline")).ShouldBeProblem(404, "not-found");

        var staff = (await Host.Account(Guid.CreateVersion7(), "support").GetAsync($"/orders/{order.Id}/timeline")).ShouldBe(200)["items"].EnumerateArray()
            .Last();
        staff.GetProperty("what").GetString().ShouldBe("note");
        staff.GetProperty("by").GetString()!.ShouldStartWith("admin-");
    }

    [Fact]
    public async Task Customers_read_that_the_shop_did_it_and_staff_reads_who()
    {
        var order = await PlacedAsync(Authorized, Captured);
        await order.PublishAsync(o => new RefundRequested(o.Id, Guid.CreateVersion7(), Usd(500), "Scratched.", "somebody.with.a.long.name@shop.example", Now),
            o => new RefundRequested(o.Id, Guid.CreateVersion7(), Usd(100), "Cancelled.", "system", Now));
        (await Admin.PostAsync($"/admin/orders/{order.Id}/cancel", new { reason = "Not to be had." })).ShouldBe(200);

        var answer = (await Guest.GetAsync($"/orders/{order.Id}/timeline", order.Token)).ShouldBe(200);
        answer.Text.ShouldNotContain("@");
        Rows(answer).ShouldBe([("refundRequested", "shop", null), ("refundRequested", "system", null), ("orderCancelled", "shop", null)]);
        var staff = Rows((await Admin.GetAsync($"/orders/{order.Id}/timeline")).ShouldBe(200));
        staff[..2].ShouldBe([("refundRequested", "admin", "somebody.with.a.long.name@shop.example"), ("refundRequested", "system", "system")]);
        staff[2].ShouldSatisfyAllConditions(r => r.Actor.ShouldBe("admin"), r => r.By!.ShouldStartWith("admin-"));

        static (string What, string Actor, string? By)[] Rows(ApiResponse timeline) => [.. timeline["items"].EnumerateArray()
            .Select(r => (What: r.GetProperty("what").GetString()!, r.GetProperty("actor").GetString()!,
                r.TryGetProperty("by", out var by) ? by.GetString() : null))
            .Where(r => r.What is "refundRequested" or "orderCancelled")];
    }
}

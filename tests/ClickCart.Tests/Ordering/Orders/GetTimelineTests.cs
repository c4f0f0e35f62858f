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
            [("orderPlaced", "guest"), ("paymentAuthorized", "system"), ("orderConfirmed", "system"), ("orderCancelled", "guest")]);
        rows[3].GetProperty("detail").GetString().ShouldBe("Found it cheaper.");
        rows[3].TryGetProperty("by", out _).ShouldBeFalse();
        (await Guest.GetAsync($"/orders/{order.Id}/timeline")).ShouldBeProblem(404, "not-found");

        var staff = (await Host.Account(Guid.CreateVersion7(), "support").GetAsync($"/orders/{order.Id}/timeline")).ShouldBe(200)["items"].EnumerateArray()
            .Last();
        staff.GetProperty("what").GetString().ShouldBe("note");
        staff.GetProperty("by").GetString()!.ShouldStartWith("admin-");
    }
}

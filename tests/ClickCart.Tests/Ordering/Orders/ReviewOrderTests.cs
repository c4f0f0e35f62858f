namespace ClickCart.Tests.Ordering.Orders;

public sealed class ReviewOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Staff_sees_any_order_with_notes_and_timeline()
    {
        var order = await PlaceAsync(Host.Account(Guid.CreateVersion7()));
        (await Admin.PostAsync($"/admin/orders/{order.Id}/notes", new { text = "Called, is at home on Friday." })).ShouldBe(201);
        var seen = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200);
        seen["status"].GetString().ShouldBe("awaitingPayment");
        seen["notes"].EnumerateArray().ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe("Called, is at home on Friday.");
        seen["timeline"].EnumerateArray().Select(t => t.GetProperty("what").GetString()).ShouldBe(["orderPlaced", "note"]);
        seen["timeline"][0].GetProperty("by").GetString()!.ShouldStartWith("customer-");
        (await Admin.GetAsync($"/admin/orders/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Customers_may_not()
    {
        var me = Host.Account(Guid.CreateVersion7());
        (await me.GetAsync($"/admin/orders/{(await PlaceAsync(me)).Id}")).ShouldBe(403);
    }
}

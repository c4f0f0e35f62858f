using ClickCart.Payments.Contracts;

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
    public async Task Staff_sees_the_refunds_and_the_customer_their_sum()
    {
        var order = await PlacedAsync(Authorized, Captured, o => Refund(o, 1000, 1000));
        var refund = new PaymentRefund(Guid.CreateVersion7(), Now, Usd(1000), "succeeded", "Scratched.", "admin", null);
        FakeModules.Payments[order.Id] = new(
            new(order.Id, "captured", Total, Total, Total, Usd(1000), "pi_1", Now, Usd(0), false), Usd(4652), [], [refund], [], [], []);
        var seen = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200);
        seen["refunded"].GetProperty("amount").GetInt64().ShouldBe(1000);
        var told = seen["refunds"].EnumerateArray().ShouldHaveSingleItem();
        (told.GetProperty("id").GetGuid(), told.GetProperty("amount").GetProperty("amount").GetInt64(), told.GetProperty("status").GetString(),
            told.GetProperty("reason").GetString()).ShouldBe((refund.Id, 1000, "succeeded", "Scratched."));
        var own = await order.ReadAsync();
        own["refunded"].GetProperty("amount").GetInt64().ShouldBe(1000);
        own.Json.TryGetProperty("refunds", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Customers_may_not()
    {
        var me = Host.Account(Guid.CreateVersion7());
        (await me.GetAsync($"/admin/orders/{(await PlaceAsync(me)).Id}")).ShouldBe(403);
    }
}

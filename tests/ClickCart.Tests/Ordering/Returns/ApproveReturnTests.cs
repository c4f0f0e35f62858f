namespace ClickCart.Tests.Ordering.Returns;

public sealed class ApproveReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task An_approved_return_gets_the_shops_label_unless_the_customer_sends_it_by_own_means()
    {
        var order = await DeliveredAsync();
        var labelled = (await AskAsync(order, (Shirt(order), 2)))["id"].GetString()!;
        var approved = (await DoAsync(labelled, "approve")).ShouldBe(200);
        (approved["status"].GetString(), approved["way"].GetString()).ShouldBe(("approved", "carrier"));
        var own = (await AskAsync(order, (Socks(order), 1)))["id"].GetString()!;
        (await DoAsync(own, "approve", new { way = "own" })).ShouldBe(200)["way"].GetString().ShouldBe("own");

        var told = await order.PublishedAsync("ordering.return-approved.v1");
        told.Select(t => t.GetProperty("buyLabel").GetBoolean()).ShouldBe([true, false]);
        // 39.98 of 49.97 USD weigh their share of 750 g.
        told[0].GetProperty("weightGrams").GetInt32().ShouldBe(601);
        told[0].GetProperty("customer").GetProperty("postalCode").GetString().ShouldBe("94107");
        (await order.PublishedAsync("ordering.return-ready.v1")).ShouldHaveSingleItem().GetProperty("returnId").GetString().ShouldBe(own);
        (await DoAsync(own, "approve")).ShouldBeProblem(409, "return-stands-otherwise")["returnStatus"].GetString().ShouldBe("approved");
        (await DoAsync(Guid.CreateVersion7().ToString(), "approve")).ShouldBeProblem(404, "not-found");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

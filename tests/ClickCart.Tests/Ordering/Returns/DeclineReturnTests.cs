namespace ClickCart.Tests.Ordering.Returns;

public sealed class DeclineReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_declined_return_says_why_and_is_over()
    {
        var order = await DeliveredAsync();
        var id = (await AskAsync(order, (Shirt(order), 1)))["id"].GetString()!;
        (await DoAsync(id, "decline")).ShouldBeInvalid("reason");
        (await DoAsync(id, "decline", new { reason = "It was made to measure." })).ShouldBe(200)["status"].GetString().ShouldBe("declined");
        (await order.PublishedAsync("ordering.return-declined.v1")).ShouldHaveSingleItem().GetProperty("reason").GetString().ShouldBe("It was made to measure.");
        (await Guest.GetAsync($"/orders/{order.Id}/returns", order.Token))["items"][0].GetProperty("decision").GetString().ShouldBe("It was made to measure.");
        (await DoAsync(id, "approve")).ShouldBeProblem(409, "return-stands-otherwise");
        (await DoAsync(id, "receive", Goods((Shirt(order), 1, true)))).ShouldBeProblem(409, "return-stands-otherwise");
    }
}

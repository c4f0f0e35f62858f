namespace ClickCart.Tests.Ordering.Returns;

public sealed class CloseReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_return_that_never_comes_is_closed_and_what_did_not_come_can_be_asked_for_again()
    {
        var order = await DeliveredAsync();
        var id = await ApprovedAsync(order, (Socks(order), 3));
        (await DoAsync(id, "receive", Goods((Socks(order), 1, true)))).ShouldBe(200);
        (await DoAsync(id, "close", new { reason = "The rest never came." })).ShouldBe(200)["status"].GetString().ShouldBe("closed");
        (await AskAsync(order, (Socks(order), 3))).ShouldBeProblem(409, "not-returnable");
        (await AskAsync(order, (Socks(order), 2))).ShouldBe(201);
        (await DoAsync(id, "refund")).ShouldBeProblem(409, "return-stands-otherwise");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

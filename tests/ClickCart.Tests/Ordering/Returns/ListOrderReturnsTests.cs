namespace ClickCart.Tests.Ordering.Returns;

public sealed class ListOrderReturnsTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task Whoever_may_see_the_order_sees_its_returns_without_what_is_for_staff()
    {
        var order = await DeliveredAsync();
        (await Guest.GetAsync($"/orders/{order.Id}/returns", order.Token)).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        await ReceivedAsync(order, (Shirt(order), 1));
        var seen = (await Guest.GetAsync($"/orders/{order.Id}/returns", order.Token)).ShouldBe(200);
        seen["items"][0].GetProperty("status").GetString().ShouldBe("received");
        seen["items"][0].TryGetProperty("receipts", out _).ShouldBeFalse();
        (await Guest.GetAsync($"/orders/{order.Id}/returns")).ShouldBeProblem(404, "not-found");
    }
}

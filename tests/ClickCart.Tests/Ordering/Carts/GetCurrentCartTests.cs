namespace ClickCart.Tests.Ordering.Carts;

public sealed class GetCurrentCartTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task It_is_the_cart_that_the_account_used_last()
    {
        var me = Host.Account(Guid.CreateVersion7());
        (await me.GetAsync("/carts/current")).ShouldBeProblem(404, "not-found");
        var first = await CartAsync(me);
        var second = await CartAsync(me);
        (await me.GetAsync("/carts/current"))["id"].GetString().ShouldBe(second);
        (await me.PutAsync($"/carts/{first}/items/{FakeModules.Product()}", new { quantity = 1 })).ShouldBe(200);
        (await me.GetAsync("/carts/current"))["id"].GetString().ShouldBe(first);
        (await Guest.GetAsync("/carts/current")).ShouldBe(401);
    }
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class ReleaseOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Each_that_is_kept_back_may_leave_and_the_others_are_named()
    {
        var (held, free) = (await PlacedAsync(Authorized), await PlacedAsync(Authorized));
        (await Admin.PostAsync("/admin/orders/hold", new { orders = new[] { held.Id }, reason = "Odd." }, NewKey())).ShouldBe(200);
        var items = (await Admin.PostAsync("/admin/orders/release", new { orders = new[] { held.Id, free.Id }, reason = "They rang." }, NewKey()))
            .ShouldBe(200)["items"].EnumerateArray().ToList();
        items.ConvertAll(i => i.GetProperty("done").GetBoolean()).ShouldBe([true, false]);
        items[1].GetProperty("problem").GetString().ShouldBe("The order is not kept back.");
        (await held.TimelineAsync()).Last().ShouldBe("orderReleased");
    }
}

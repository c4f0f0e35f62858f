namespace ClickCart.Tests.Ordering.Orders;

public sealed class HoldOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Each_that_can_be_is_kept_back_and_each_that_cannot_is_named_with_why()
    {
        var (held, unpaid, unknown, key) = (await PlacedAsync(Authorized), await PlaceAsync(), Guid.CreateVersion7(), NewKey());
        var body = new { orders = new[] { held.Id, unpaid.Id, unknown }, reason = "The addresses look odd." };
        var answer = (await Admin.PostAsync("/admin/orders/hold", body, key)).ShouldBe(200);
        var items = answer["items"].EnumerateArray().ToList();
        items.ConvertAll(i => i.GetProperty("done").GetBoolean()).ShouldBe([true, false, false]);
        items[1].GetProperty("problem").GetString().ShouldBe("Only a confirmed order that has not left can be kept back.");
        items[2].GetProperty("problem").GetString().ShouldBe("There is no such order.");
        (await held.PublishedAsync("ordering.order-kept-back.v1")).ShouldHaveSingleItem().GetProperty("reason").GetString().ShouldBe("The addresses look odd.");
        // The same once more is the same answer; another one finds it done.
        (await Admin.PostAsync("/admin/orders/hold", body, key)).ShouldBe(200).Text.ShouldBe(answer.Text);
        (await Admin.PostAsync("/admin/orders/hold", body, NewKey())).ShouldBe(200)["items"][0].GetProperty("problem").GetString()
            .ShouldBe("The order is kept back already.");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_takes_one_to_a_hundred_orders_a_reason_and_an_admin()
    {
        (await Admin.PostAsync("/admin/orders/hold", new { orders = Array.Empty<Guid>(), reason = "x" }, NewKey())).ShouldBeInvalid("orders");
        (await Admin.PostAsync("/admin/orders/hold", new { orders = Enumerable.Range(0, 101).Select(_ => Guid.CreateVersion7()), reason = "x" }, NewKey()))
            .ShouldBeInvalid("orders");
        (await Admin.PostAsync("/admin/orders/hold", new { orders = new[] { Guid.CreateVersion7() } }, NewKey())).ShouldBeInvalid("reason");
        (await Host.Account(Guid.CreateVersion7(), "support").PostAsync("/admin/orders/hold", new { }, NewKey())).ShouldBe(403);
    }
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordDisputeTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_dispute_is_seen_by_staff_and_found_in_the_list()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Disputed);
        (await order.StateAsync()).ShouldBe("confirmed disputed labelled");
        var (id, number) = (order.Id, order.Response["number"].GetString());
        (await Admin.GetAsync($"/admin/orders?paymentStatus=disputed&q={number}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await Admin.GetAsync($"/orders/{id}/timeline")).ShouldBe(200)["items"].EnumerateArray()
            .Single(t => t.GetProperty("what").GetString() == "paymentDisputed").GetProperty("detail").GetString()!.ShouldContain("disputes");
        (await order.TimelineAsync()).ShouldNotContain("paymentDisputed");
    }

    [Fact]
    public async Task A_disputed_order_goes_its_way_otherwise()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Disputed, Dispatched, Delivered);
        (await order.StateAsync()).ShouldBe("delivered disputed delivered");
        (await Host.OffendersAsync("13")).ShouldBeEmpty();
    }
}

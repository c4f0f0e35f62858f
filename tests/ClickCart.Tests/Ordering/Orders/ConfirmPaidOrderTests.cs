namespace ClickCart.Tests.Ordering.Orders;

public sealed class ConfirmPaidOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Authorised_with_its_stock_kept_it_is_confirmed_once()
    {
        var order = await PlacedAsync(Authorized, Authorized);
        (await order.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        Neighbours.Holds[order.Id].ShouldBeNull();
        var told = (await order.ToldAsync("ordering.order-confirmed.v1")).ShouldHaveSingleItem();
        told.GetProperty("carrier").GetString().ShouldBe("USPS");
        told.GetProperty("weightGrams").GetInt32().ShouldBe(750);
        told.GetProperty("lines").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task With_its_stock_gone_it_is_cancelled()
    {
        var order = await PlaceAsync();
        Neighbours.Gone[order.Id] = true;
        await order.TellAsync(Authorized, Voided);
        (await order.StateAsync()).ShouldBe("cancelled voided unfulfilled");
        (await order.ToldAsync("ordering.order-confirmed.v1")).ShouldBeEmpty();
        (await order.ToldAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Paid_after_the_cancellation_it_stays_cancelled_and_says_so()
    {
        var order = await PlaceAsync();
        await order.CancelAsync();
        await order.TellAsync(Authorized, Voided);
        (await order.StateAsync()).ShouldBe("cancelled voided unfulfilled");
        (await order.TimelineAsync()).ShouldBe(["orderPlaced", "orderCancelled", "paidLate", "paymentVoided"]);
        (await order.ToldAsync("ordering.order-confirmed.v1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelled_and_paid_at_the_same_moment_ends_one_way()
    {
        var order = await PlaceAsync();
        await Task.WhenAll(order.TellAsync(Authorized), order.CancelAsync());
        (await order.StateAsync()).ShouldBe("cancelled authorized unfulfilled");
        (await order.ToldAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
    }
}

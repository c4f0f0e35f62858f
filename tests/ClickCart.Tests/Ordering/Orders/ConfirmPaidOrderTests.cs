namespace ClickCart.Tests.Ordering.Orders;

public sealed class ConfirmPaidOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Authorised_with_its_stock_kept_it_is_confirmed_once()
    {
        var order = await PlacedAsync(Authorized, Authorized);
        (await order.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        FakeModules.Holds[order.Id].ShouldBeNull();
        var published = (await order.PublishedAsync("ordering.order-confirmed.v1")).ShouldHaveSingleItem();
        published.GetProperty("carrier").GetString().ShouldBe("USPS");
        published.GetProperty("weightGrams").GetInt32().ShouldBe(750);
        published.GetProperty("lines").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task With_its_stock_gone_it_is_cancelled()
    {
        var order = await PlaceAsync();
        FakeModules.Gone[order.Id] = true;
        await order.PublishAsync(Authorized, Voided);
        (await order.StateAsync()).ShouldBe("cancelled voided unfulfilled");
        (await order.PublishedAsync("ordering.order-confirmed.v1")).ShouldBeEmpty();
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Paid_after_the_cancellation_it_stays_cancelled_and_says_so()
    {
        var order = await PlaceAsync();
        await order.CancelAsync();
        await order.PublishAsync(Authorized, Voided);
        (await order.StateAsync()).ShouldBe("cancelled voided unfulfilled");
        (await order.TimelineAsync()).ShouldBe(["orderPlaced", "orderCancelled", "paidLate", "paymentVoided"]);
        (await order.PublishedAsync("ordering.order-confirmed.v1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelled_and_paid_at_the_same_moment_ends_one_way()
    {
        var order = await PlaceAsync();
        await Task.WhenAll(order.PublishAsync(Authorized), order.CancelAsync());
        (await order.StateAsync()).ShouldBe("cancelled authorized unfulfilled");
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
    }
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordFailedRefundTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_money_is_with_the_shop_again()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Refunded, o => Failed(o, 0));
        (await order.StateAsync()).ShouldBe("shipped captured inTransit");
        (await order.ReadAsync())["refunded"].GetProperty("amount").GetInt64().ShouldBe(0);
        await order.PublishAsync(o => Refund(o, 5652, 5652, 2), o => Failed(o, 1000, 3));
        (await order.StateAsync()).ShouldBe("shipped partiallyRefunded inTransit");
        (await order.ReadAsync())["refunded"].GetProperty("amount").GetInt64().ShouldBe(1000);
    }
}

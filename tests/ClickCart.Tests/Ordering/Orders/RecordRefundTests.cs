using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordRefundTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Refunds_add_up_to_the_whole()
    {
        var order = await PlacedAsync(Authorized, Captured, o => Refund(o, 1000, 1000));
        (await order.StateAsync()).ShouldBe("confirmed partiallyRefunded unfulfilled");
        (await RefundedAsync(order)).ShouldBe(1000);
        await order.PublishAsync(Booked, Dispatched, o => Refund(o, 4652, 5652));
        (await order.StateAsync()).ShouldBe("shipped refunded inTransit");
        (await RefundedAsync(order)).ShouldBe(5652);
        (await order.TimelineAsync())[^1].ShouldBe("refundedInFull");
    }

    [Fact]
    public async Task Older_news_of_it_changes_nothing()
    {
        var order = await PlaceAsync();
        var (first, second) = (Refund(order, 1000, 1000), Refund(order, 4652, 5652, 1));
        await Host.PublishAsync(Authorized(order), second, Captured(order), first);
        (await order.StateAsync()).ShouldBe("cancelled refunded unfulfilled");
        (await RefundedAsync(order)).ShouldBe(5652);
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_refunded_in_full_before_it_left_is_not_sent()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Refunded);
        (await order.StateAsync()).ShouldBe("cancelled refunded labelled");
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
        (await order.TimelineAsync()).TakeLast(2).ShouldBe(["refundedInFull", "orderCancelled"]);
    }

    [Fact]
    public async Task A_part_of_the_whole_that_is_told_last_takes_nothing_back()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        await order.PublishAsync(o => Refund(o, 4652, 5652, 1), o => Refund(o, 1000, 1000, 1));
        (await order.StateAsync()).ShouldBe("shipped refunded inTransit");
        (await RefundedAsync(order)).ShouldBe(5652);
    }

    [Fact]
    public async Task Of_parts_that_went_back_at_once_the_sum_counts_whichever_is_told_last()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        var second = (PaymentRefunded)Refund(order, 500, 1500, 1);
        await Host.PublishAsync(second, second with { RefundId = Guid.CreateVersion7(), Amount = Usd(1000), RefundedTotal = Usd(1000) });
        (await order.StateAsync()).ShouldBe("shipped partiallyRefunded inTransit");
        (await RefundedAsync(order)).ShouldBe(1500);
    }

    [Fact]
    public async Task Of_an_order_that_became_cheaper_since_no_more_is_refunded_than_it_comes_to()
    {
        var order = await PlacedAsync(Authorized, Captured);
        var address = $"/admin/orders/{order.Id}";
        var cheaper = (await Admin.SendAsync(HttpMethod.Post, $"{address}/edits",
            new { lines = new[] { new { sku = order.Response["lines"][1].GetProperty("sku").GetString(), quantity = 0 } }, reason = "Two are enough." }, NewKey(),
            $"\"{(await Admin.GetAsync(address))["version"]}\"")).ShouldBe(200)["after"].GetProperty("total").GetProperty("amount").GetInt64();
        // What was refunded before Payments knew of the change is not marked as one.
        await order.PublishAsync(o => Refund(o, 5652 - 100, 5652 - 100, 1));
        (await RefundedAsync(order)).ShouldBe(cheaper);
        (await Host.OffendersAsync("3")).ShouldBeEmpty();
    }

    private static async Task<long> RefundedAsync(Placed order) => (await order.ReadAsync())["refunded"].GetProperty("amount").GetInt64();
}

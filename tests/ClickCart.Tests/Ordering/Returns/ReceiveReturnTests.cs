namespace ClickCart.Tests.Ordering.Returns;

public sealed class ReceiveReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task What_can_be_sold_again_is_told_to_the_stock_and_the_rest_is_written_off_each_with_a_row()
    {
        var order = await DeliveredAsync();
        var id = await ApprovedAsync(order, (Socks(order), 3), (Shirt(order), 1));
        var received = (await DoAsync(id, "receive", new
        {
            lines = new object[]
            {
                new { sku = Socks(order), quantity = 2, restock = true }, new { sku = Socks(order), quantity = 1, restock = false, reason = "Torn." },
            },
        })).ShouldBe(200);
        received["status"].GetString().ShouldBe("received");
        var socks = received["lines"][1];
        (socks.GetProperty("received").GetInt32(), socks.GetProperty("restocked").GetInt32(), socks.GetProperty("writtenOff").GetInt32()).ShouldBe((3, 2, 1));
        received["receipts"][1].GetProperty("reason").GetString().ShouldBe("Torn.");
        received["receipts"][1].GetProperty("by").GetString()!.ShouldStartWith("admin-");
        (await order.PublishedAsync("ordering.return-received.v1")).ShouldHaveSingleItem().GetProperty("goods").EnumerateArray()
            .Select(g => (g.GetProperty("quantity").GetInt32(), g.GetProperty("restock").GetBoolean())).ShouldBe([(2, true), (1, false)]);
        (await order.StateAsync()).ShouldBe("delivered captured delivered", "One shirt is still with the customer.");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Never_more_than_was_asked_for_however_many_receive_at_once()
    {
        var order = await DeliveredAsync();
        var id = await ApprovedAsync(order, (Socks(order), 2));
        (await DoAsync(id, "receive", Goods((Socks(order), 3, true)))).ShouldBeProblem(409, "more-than-asked")["left"].GetInt32().ShouldBe(2);
        (await DoAsync(id, "receive", Goods((Shirt(order), 1, true)))).ShouldBeProblem(409, "more-than-asked");
        (await DoAsync(id, "receive", Goods((Socks(order), 0, true)))).ShouldBeInvalid("lines[0].quantity");
        (await DoAsync(id, "receive", new { lines = new object?[] { null } })).ShouldBeInvalid("lines[0]");
        (await DoAsync(id, "receive", new { lines = new[] { new { sku = Socks(order), quantity = 1, restock = false } } })).ShouldBeInvalid("lines[0].reason");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => DoAsync(id, "receive", Goods((Socks(order), 1, true))))));
        answers.Count(a => (int)a.Status == 200).ShouldBe(2);
        answers.Where(a => (int)a.Status != 200).ShouldAllBe(a => (int)a.Status == 409);
        var read = await ReadAsync(id);
        (read["lines"][0].GetProperty("received").GetInt32(), read["receipts"].GetArrayLength()).ShouldBe((2, 2));
        (await order.PublishedAsync("ordering.return-received.v1")).Count.ShouldBe(2);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_all_that_was_ordered_came_back_the_order_is_back_and_with_all_its_money_it_ends_as_returned()
    {
        var order = await DeliveredAsync();
        await ReceivedAsync(order, (Shirt(order), 2));
        var rest = await ReceivedAsync(order, (Socks(order), 3));
        (await order.StateAsync()).ShouldBe("delivered captured returned");
        (await order.TimelineAsync()).Last().ShouldBe("returnReceivedInFull");
        (await DoAsync(rest, "refund")).ShouldBe(200);
        await order.PublishAsync(o => Refund(o, 978, 978));
        (await order.StateAsync()).ShouldBe("delivered partiallyRefunded returned");
        await order.PublishAsync(o => Refund(o, 4674, 5652, 1));
        (await order.StateAsync()).ShouldBe("returned refunded returned");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

using ClickCart.Ordering;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordReturnRefundTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_return_says_when_its_money_went_back()
    {
        var order = await DeliveredAsync();
        var id = await ReceivedAsync(order, (Socks(order), 1));
        (await DoAsync(id, "refund")).ShouldBe(200);
        var (refund, amount) = await DecidedAsync(order);
        await Host.PublishAsync(new PaymentRefunded(order.Id, refund, Usd(amount), Usd(amount), Total, "Return", Now));
        await Eventually.TrueAsync(async () => (await ReadAsync(id))["refund"].GetProperty("status").GetString() == "succeeded", "the return says so");
        (await ReadAsync(id))["status"].GetString().ShouldBe("refunded");
    }

    [Fact]
    public async Task Reports_count_it_for_what_came_back_and_share_any_other_refund_by_what_is_left()
    {
        var order = await DeliveredAsync();
        (await DoAsync(await ReceivedAsync(order, (Socks(order), 1)), "refund", new { shipping = Usd(300), fee = Usd(126) })).ShouldBe(200);
        var refund = (await DecidedAsync(order)).Id;
        await Host.PublishAsync(new PaymentRefunded(order.Id, refund, Usd(500), Usd(500), Total, "Return", Now));
        // The fee is shared by what goes back, 3.26 for the socks and 3.00 for shipping.
        (await SharesAsync(order)).ShouldBe([0L, 260L, 240L]);
        await Host.PublishAsync(new PaymentRefunded(order.Id, Guid.CreateVersion7(), Usd(1000), Usd(1500), Total, "Late", Now.AddSeconds(1)));
        (await SharesAsync(order)).ShouldBe([760L, 399L, 341L]);
        await Host.PublishAsync(new RefundFailed(order.Id, refund, Usd(500), Usd(1000), Total, "The account is closed.", Now.AddSeconds(2)));
        (await SharesAsync(order)).ShouldBe([692L, 173L, 135L]);
    }

    private Task<List<long>> SharesAsync(Placed order) => Host.AskAsync(async (OrderingDbContext db) =>
    {
        var lines = await db.Lines.Where(l => l.OrderId == order.Id).OrderBy(l => l.Number).Select(l => l.Refunded).ToListAsync();
        return (List<long>)[.. lines, await db.Orders.Where(o => o.Id == order.Id).Select(o => o.ShippingRefunded).SingleAsync()];
    });
}

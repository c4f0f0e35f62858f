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
}

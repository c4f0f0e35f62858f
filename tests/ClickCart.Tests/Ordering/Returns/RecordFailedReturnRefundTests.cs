using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordFailedReturnRefundTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task After_a_failed_refund_staff_decides_again_under_a_new_one()
    {
        var order = await DeliveredAsync();
        var id = await ReceivedAsync(order, (Socks(order), 1));
        (await DoAsync(id, "refund")).ShouldBe(200);
        var (first, amount) = await DecidedAsync(order);
        await Host.PublishAsync(new RefundFailed(order.Id, first, Usd(amount), Usd(0), Total, "The account is closed.", Now));
        await Eventually.TrueAsync(async () => (await ReadAsync(id))["status"].GetString() == "received", "the return waits for staff");
        (await ReadAsync(id))["refundProblem"].GetString().ShouldBe("The account is closed.");
        (await DoAsync(id, "refund")).ShouldBe(200);
        (await DecidedAsync(order)).Id.ShouldNotBe(first);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

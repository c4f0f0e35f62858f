using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordRefusedReturnRefundTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_refund_that_another_one_overtook_is_taken_back_and_only_staff_reads_why()
    {
        var order = await DeliveredAsync();
        var id = await ReceivedAsync(order, (Socks(order), 1));
        (await DoAsync(id, "refund")).ShouldBe(200);
        var (refund, amount) = await DecidedAsync(order);
        await Host.PublishAsync(new RefundRefused(order.Id, refund, Usd(amount), "Only 1.00 USD of this order can still be refunded.", Now));
        var read = await ReadAsync(id);
        (read["status"].GetString(), read["refund"].GetProperty("status").GetString()).ShouldBe(("received", "failed"));
        read["refundProblem"].GetString()!.ShouldContain("Only 1.00 USD");
        (await order.TimelineAsync()).ShouldNotContain("returnRefundRefused");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

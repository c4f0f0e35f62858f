using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The money of a return's refund went back. What pays for an exchange is another thing.</summary>
internal sealed class RecordReturnRefund(OrderingDbContext db) : IEventHandler<PaymentRefunded>
{
    static bool IMessageHandler<PaymentRefunded>.ShouldHandle(PaymentRefunded message, IServiceProvider services) => message.To != "exchange";

    public async Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct) =>
        await db.FollowReturnAsync(await db.ReturnOfRefundAsync(message.RefundId, ct), (found, now) => found.Return.RefundSucceeded(now), ct);
}

using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Money went back.</summary>
internal sealed class RecordRefund(OrderingDbContext db) : IEventHandler<PaymentRefunded>
{
    public async Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct)
    {
        var returns = await db.ReadReturnsOfAsync(message.OrderId, ct);
        return await db.FollowAsync(message.OrderId, (order, now) => order.RefundSucceeded(message, returns, now), ct);
    }
}

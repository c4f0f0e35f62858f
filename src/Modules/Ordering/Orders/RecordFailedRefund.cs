using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway failed a refund; the money is with the shop again.</summary>
internal sealed class RecordFailedRefund(OrderingDbContext db) : IEventHandler<RefundFailed>
{
    public async Task<Result> HandleAsync(RefundFailed message, CancellationToken ct)
    {
        var returns = await db.ReadReturnsOfAsync(message.OrderId, ct);
        return await db.FollowAsync(message.OrderId, (order, now) => order.RefundFailed(message, returns, now), ct);
    }
}

using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The order that was sent for a return is cancelled: the exchange is over. Payments gives back what paid for it.</summary>
internal sealed class EndExchange(OrderingDbContext db) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        var id = await db.Orders.Where(o => o.Id == message.OrderId).Select(o => o.ExchangeReturnId).FirstOrDefaultAsync(ct);
        return await db.FollowReturnAsync(id, (found, now) => found.Return.ExchangeEnded(found.Order, now), ct);
    }
}

using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Staff packs the order.</summary>
internal sealed class RecordBegunPacking(OrderingDbContext db) : IEventHandler<PackingBegun>
{
    public Task<Result> HandleAsync(PackingBegun message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.PackingBegun(now), ct);
}

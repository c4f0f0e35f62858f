using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Staff has put a part of the order into a parcel of its own.</summary>
internal sealed class RecordPackedParcel(OrderingDbContext db) : IEventHandler<ParcelPacked>
{
    public Task<Result> HandleAsync(ParcelPacked message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.ParcelPacked(message, now), ct);
}

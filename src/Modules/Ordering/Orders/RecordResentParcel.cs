using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>A parcel that came back, or is lost, is sent again.</summary>
internal sealed class RecordResentParcel(OrderingDbContext db) : IEventHandler<ParcelSentAgain>
{
    public Task<Result> HandleAsync(ParcelSentAgain message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.SentAgain(message, now), ct);
}

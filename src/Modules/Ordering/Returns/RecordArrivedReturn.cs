using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The parcel that came back is at the shop: somebody has to look at it.</summary>
internal sealed class RecordArrivedReturn(OrderingDbContext db) : IEventHandler<ReturnArrived>
{
    public Task<Result> HandleAsync(ReturnArrived message, CancellationToken ct) =>
        db.FollowReturnAsync(message.ReturnId, (found, now) => found.Return.Moved(ReturnTransit.Delivered, now), ct);
}

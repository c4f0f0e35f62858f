using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The parcel that comes back is on its way.</summary>
internal sealed class RecordDispatchedReturn(OrderingDbContext db) : IEventHandler<ReturnDispatched>
{
    public Task<Result> HandleAsync(ReturnDispatched message, CancellationToken ct) =>
        db.FollowReturnAsync(message.ReturnId, (found, now) => found.Return.Moved(ReturnTransit.InTransit, now), ct);
}

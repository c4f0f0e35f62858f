using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>No carrier sells the label of the way back: staff decides again.</summary>
internal sealed class RecordFailedReturnLabel(OrderingDbContext db) : IEventHandler<ReturnLabelFailed>
{
    public Task<Result> HandleAsync(ReturnLabelFailed message, CancellationToken ct) =>
        db.FollowReturnAsync(message.ReturnId, (found, now) => found.Return.NotLabelled(message.Message, now), ct);
}

using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The label of the way back is bought: its customer can print it.</summary>
internal sealed class RecordReturnLabel(OrderingDbContext db) : IEventHandler<ReturnLabelBooked>
{
    public Task<Result> HandleAsync(ReturnLabelBooked message, CancellationToken ct) => db.FollowReturnAsync(message.ReturnId, (found, now) =>
        found.Return.Labelled(ServiceName.Of(message.Carrier, message.Service), message.TrackingCode, message.LabelUrl, now), ct);
}

using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Returns;

/// <summary>Asks the carrier where a parcel is that comes back. Publishes ReturnDispatched and ReturnArrived.</summary>
internal sealed class ReadReturnTracker(ShippingDbContext db, EasyPostCarrier carrier, TimeProvider clock) : IEventHandler<ReturnTrackerReadDue>
{
    public static bool CallsOutside => true;

    public async Task<Result> HandleAsync(ReturnTrackerReadDue message, CancellationToken ct)
    {
        var back = await db.ReturnParcels.SingleAsync(p => p.Id == message.ReturnId, ct);
        // The webhook overtook the carrier's answer to our own call: the tracker is read again when that is stored.
        if (back.State is ReturnParcelState.Pending) return Error.NotYet("The label is being bought.");
        if (back is not { State: ReturnParcelState.Labelled or ReturnParcelState.InTransit, TrackerId: { } tracker }) return Result.Success;
        var answer = await carrier.ReadTrackerAsync(tracker, ct);
        // What the carrier does not know says nothing: people see when it is there.
        if (answer is Outcome<CarrierTracker>.Refused) return Result.Success;
        if (answer is not Outcome<CarrierTracker>.Succeeded { Value.Status: { } status }) return Error.NotYet(answer.Doubt ?? "The carrier has no tracker yet.");
        foreach (var @event in back.Track(status, clock.GetUtcNow())) db.Publish(@event);
        return Result.Success;
    }
}

using ClickCart.Shipping.Carriers;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Returns;

/// <summary>Gives the label of a way back that nobody goes back to the carrier. Reads the parcel first, so that any try may follow any other.</summary>
internal sealed class RefundReturnLabel(ShippingDbContext db, EasyPostCarrier carrier, TimeProvider clock, ILogger<RefundReturnLabel> log)
    : IJobHandler<RefundReturnLabelJob>
{
    /// <summary>How long after the return was closed a label may still turn up: longer than a call's time-out.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    public static string Queue => "shipping";

    public static string? MustNotBeDropped => "A label that is not wanted any more waits to be given back. Run it again when the carrier answers.";

    public async Task<Result> HandleAsync(RefundReturnLabelJob job, CancellationToken ct)
    {
        var back = await db.ReturnParcels.SingleAsync(p => p.Id == job.ReturnId, ct);
        if (back.State is not ReturnParcelState.Unwanted) return Result.Success;
        var now = clock.GetUtcNow();
        // Its id is stored before a label is bought.
        if (back.CarrierShipmentId is not { } known) return Done(() => back.GivenBack(now));
        var parcel = await carrier.ReadAsync(known, ct);
        if (parcel is not Outcome<CarrierShipment>.Succeeded { Value: var found }) return NotYet(parcel);
        if (!found.IsBought && now - back.ChangedAt < Doubt) return Error.NotYet("A label may still be on its way.");
        if (!found.IsBought || found.IsRefunded) return Done(() => back.GivenBack(now));
        switch (await carrier.RefundAsync(found.Id, ct))
        {
            case Outcome<CarrierShipment>.Succeeded { Value.IsRefunded: true }:
                return Done(() => back.GivenBack(now));
            case Outcome<CarrierShipment>.Refused { Error: var error }:
                // It moved before it could be stopped, and is followed on.
                log.LogError("The label of return {Return} is not taken back: {Code} {Message}", back.Number, error.Reason, error.Message);
                return Done(() => back.Keep(found, now));
            case var other:
                return NotYet(other);
        }
    }

    private static Result Done(Action change)
    {
        change();
        return Result.Success;
    }

    private static Error NotYet(Outcome<CarrierShipment> outcome) => Error.NotYet(outcome is Outcome<CarrierShipment>.Refused { Error: var error }
        ? $"{error.Reason}: {error.Message}"
        : outcome.Doubt ?? "The carrier has not said that it takes the label back.");
}

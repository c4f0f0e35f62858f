using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Returns;

internal enum ReturnParcelState
{
    Pending,
    Labelled,
    InTransit,
    Delivered,

    /// <summary>Nobody sells its label; asked for again, it is pending.</summary>
    Failed,

    /// <summary>Its label is to be given back.</summary>
    Unwanted,

    /// <summary>There is no label any more.</summary>
    Voided,
}

/// <summary>
/// A parcel on its way back to the shop; its id is that of the return. pending → labelled → inTransit → delivered; pending ⇄ failed;
/// pending | labelled → unwanted → voided.
/// </summary>
internal sealed class ReturnParcel : Aggregate
{
    /// <summary>Its carrier tells of it by webhooks; a lost one costs this long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private ReturnParcel() { }

    public ReturnParcel(ReturnApproved approved, string currency, DateTimeOffset now) : base(approved.ReturnId) =>
        (OrderId, Number, Customer, WeightGrams, Currency, ChangedAt, Contents) = (approved.OrderId, approved.Number, approved.Customer,
            Math.Max(1, approved.WeightGrams), currency, now,
            [.. approved.Lines.Select(l => new ParcelItem(l.Sku, l.Name, l.Quantity, l.Quantity * l.UnitPrice.Amount))]);

    public Guid OrderId { get; private init; }

    /// <summary>The return's.</summary>
    [MaxLength(32)] public string Number { get; private init; } = "";

    /// <summary>Where it comes from.</summary>
    public Address Customer { get; private init; } = null!;
    public int WeightGrams { get; private init; }
    [MaxLength(3)] public string Currency { get; private init; } = "";
    public IReadOnlyList<ParcelItem> Contents { get; private init; } = [];
    public ReturnParcelState State { get; private set; } = ReturnParcelState.Pending;

    /// <summary>The carrier's id (<c>shp_…</c>), stored before the label is bought, so that no try buys another one.</summary>
    [MaxLength(64)] public string? CarrierShipmentId { get; private set; }
    [MaxLength(64)] public string? TrackerId { get; private set; }
    [MaxLength(64)] public string? TrackingCode { get; private set; }

    /// <summary>What the carrier charged, in minor units of <see cref="LabelCurrency"/>.</summary>
    public long? LabelPrice { get; private set; }
    [MaxLength(3)] public string? LabelCurrency { get; private set; }

    /// <summary>Why there is no label.</summary>
    [MaxLength(500)] public string? Problem { get; private set; }

    /// <summary>When the carrier is asked next where it is; null when there is nothing to ask.</summary>
    public DateTimeOffset? AskAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Stored before its label is bought; null where that parcel's offers led nowhere.</summary>
    public void KnownAtCarrierAs(string? id)
    {
        CarrierShipmentId = id;
        Touch();
    }

    public ReturnLabelBooked? Label(CarrierShipment bought, DateTimeOffset now)
    {
        if (State is not ReturnParcelState.Pending) return null;
        (TrackerId, TrackingCode, LabelPrice, LabelCurrency, Problem) =
            (bought.Tracker?.Id, bought.TrackingCode ?? "", bought.SelectedRate?.Price?.Amount, bought.SelectedRate?.Currency, null);
        Become(ReturnParcelState.Labelled, now);
        return new(Id, OrderId, bought.SelectedRate?.Carrier ?? "", bought.SelectedRate?.Service ?? "", TrackingCode, bought.PostageLabel?.LabelUrl ?? "", now);
    }

    public ReturnLabelFailed Fail(string why, DateTimeOffset now)
    {
        Problem = why.Length > 500 ? why[..500] : why;
        Become(ReturnParcelState.Failed, now);
        return new(Id, OrderId, Problem, now);
    }

    /// <summary>Its label is asked for again, with another parcel at the carrier.</summary>
    /// <returns>False when it is not wanted: it has one, or is to get one.</returns>
    public bool TryAgain(DateTimeOffset now)
    {
        if (State is not ReturnParcelState.Failed) return false;
        (CarrierShipmentId, Problem) = (null, null);
        Become(ReturnParcelState.Pending, now);
        return true;
    }

    /// <summary>Nobody sends it.</summary>
    /// <returns>Whether there is a label to be given back, or may be one.</returns>
    public bool GiveUp(DateTimeOffset now)
    {
        if (State is not (ReturnParcelState.Pending or ReturnParcelState.Labelled)) return false;
        Become(ReturnParcelState.Unwanted, now);
        return true;
    }

    public void GivenBack(DateTimeOffset now) => Become(ReturnParcelState.Voided, now);

    /// <summary>The carrier does not take its label back: it is on its way.</summary>
    public void Keep(CarrierShipment bought, DateTimeOffset now)
    {
        (TrackerId, TrackingCode) = (bought.Tracker?.Id ?? TrackerId, bought.TrackingCode ?? TrackingCode ?? "");
        Become(ReturnParcelState.Labelled, now);
    }

    /// <summary>Where the carrier says that it is; steps that were missed are caught up on in order.</summary>
    public IEnumerable<IIntegrationEvent> Track(string status, DateTimeOffset now)
    {
        if (State is ReturnParcelState.Labelled && status is "in_transit" or "out_for_delivery" or "available_for_pickup" or "delivered")
        {
            Become(ReturnParcelState.InTransit, now);
            yield return new ReturnDispatched(Id, OrderId, now);
        }
        if (State is ReturnParcelState.InTransit && status is "delivered")
        {
            Become(ReturnParcelState.Delivered, now);
            yield return new ReturnArrived(Id, OrderId, now);
        }
    }

    private void Become(ReturnParcelState to, DateTimeOffset now)
    {
        (State, ChangedAt, AskAt) = (to, now, to is ReturnParcelState.Labelled or ReturnParcelState.InTransit ? now + Quiet : null);
        Touch();
    }
}

[EventName("shipping.buy-return-label.v1")]
internal sealed record BuyReturnLabelJob(Guid ReturnId, string Number) : IJob
{
    string IJob.DisplayName => $"Buy label for return {Number}";
}

[EventName("shipping.refund-return-label.v1")]
internal sealed record RefundReturnLabelJob(Guid ReturnId, string Number) : IJob
{
    string IJob.DisplayName => $"Give back label of return {Number}";
}

/// <summary>The tracker of a parcel that comes back is to be read from the carrier.</summary>
[EventName("shipping.return-tracker-read-due.v1")]
internal sealed record ReturnTrackerReadDue(Guid ReturnId) : IIntegrationEvent;

namespace ClickCart.Shipping.Shipments;

[EventName("shipping.buy-label.v1")]
internal sealed record BuyLabelJob(Guid ShipmentId, string OrderNumber) : IJob
{
    string IJob.DisplayName => $"Buy label for {OrderNumber}";
}

[EventName("shipping.refund-label.v1")]
internal sealed record RefundLabelJob(Guid ShipmentId, string OrderNumber) : IJob
{
    string IJob.DisplayName => $"Give label of {OrderNumber} back";
}

/// <summary>Staff sends a parcel by the shop's own means; it is under way once it is paid for.</summary>
[EventName("shipping.sent-by-hand.v1")]
internal sealed record SentByHand(Guid ShipmentId) : IIntegrationEvent;

/// <summary>The parcel's tracker is to be read from the carrier.</summary>
/// <param name="ShipmentId">Whose.</param>
/// <param name="Status">What a webhook says that it is; null when nobody has told of it for a while.</param>
[EventName("shipping.tracker-read-due.v1")]
internal sealed record TrackerReadDue(Guid ShipmentId, string? Status) : IIntegrationEvent;

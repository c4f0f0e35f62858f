using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>The label is bought, or the goods are ready to be picked up: Payments captures.</summary>
/// <param name="TrackingCode">Empty for what is picked up.</param>
/// <param name="LabelUrl">Empty where the carrier gave none that people may be sent to.</param>
/// <param name="IsPacked">Staff has it packed: the label was asked for by hand, or it is ready to be picked up.</param>
/// <param name="Lines">What of the order is in it; null where it is all.</param>
[EventName("shipping.shipment-booked.v1")]
public sealed record ShipmentBooked(
    Guid OrderId, Guid ShipmentId, string Carrier, string Service, string TrackingCode, string LabelUrl, DateTimeOffset At, bool IsPacked = false,
    IReadOnlyList<ParcelLine>? Lines = null) : IIntegrationEvent;

/// <summary>Staff has printed the packing slip: the goods are being packed.</summary>
[EventName("shipping.packing-begun.v1")]
public sealed record PackingBegun(Guid OrderId, Guid ShipmentId, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Staff has put a part of an order into a parcel of its own.</summary>
/// <param name="Part">Which parcel of the order it is, from 1.</param>
/// <param name="Actor">Who: an e-mail address.</param>
[EventName("shipping.parcel-packed.v1")]
public sealed record ParcelPacked(Guid OrderId, Guid ShipmentId, int Part, IReadOnlyList<ParcelLine> Lines, string Actor, DateTimeOffset At)
    : IIntegrationEvent;

/// <summary>The carrier, or the customer, has the parcel: Inventory records the hold as shipped.</summary>
/// <param name="Lines">What of the order is in it; null where it is all.</param>
[EventName("shipping.shipment-dispatched.v1")]
public sealed record ShipmentDispatched(Guid OrderId, Guid ShipmentId, DateTimeOffset At, IReadOnlyList<ParcelLine>? Lines = null) : IIntegrationEvent;

[EventName("shipping.shipment-delivered.v1")]
public sealed record ShipmentDelivered(Guid OrderId, Guid ShipmentId, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The parcel came back to the sender: Inventory records it as returned.</summary>
/// <param name="Lines">What of the order was in it; null where it was all.</param>
[EventName("shipping.shipment-returned.v1")]
public sealed record ShipmentReturned(Guid OrderId, Guid ShipmentId, DateTimeOffset At, IReadOnlyList<ParcelLine>? Lines = null) : IIntegrationEvent;

/// <summary>A parcel that came back, or is lost, is sent again: Inventory sets the goods aside anew, and another shipment with them waits.</summary>
/// <param name="ShipmentId">That which came back or is lost.</param>
/// <param name="Lines">What was in it.</param>
/// <param name="IsLost">It did not come back: its goods are written off.</param>
/// <param name="Actor">Who: an e-mail address.</param>
[EventName("shipping.parcel-sent-again.v1")]
public sealed record ParcelSentAgain(
    Guid OrderId, Guid ShipmentId, IReadOnlyList<ParcelLine> Lines, bool IsLost, string Actor, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The carrier sells no label: the order waits until its address or service is put right, or it is cancelled.</summary>
/// <param name="Message">For staff, in the carrier's own words and codes.</param>
/// <param name="Reason">For everybody, a sentence without codes; null in events from before there was one.</param>
/// <param name="IsPart">It holds a part of the order: others may have left.</param>
[EventName("shipping.shipment-failed.v1")]
public sealed record ShipmentFailed(Guid OrderId, Guid ShipmentId, string Message, DateTimeOffset At, string? Reason = null, bool IsPart = false)
    : IIntegrationEvent;

/// <summary>The label of a cancelled order was given back to the carrier, or it is not kept ready to be picked up any more.</summary>
[EventName("shipping.label-refunded.v1")]
public sealed record LabelRefunded(Guid OrderId, Guid ShipmentId, DateTimeOffset At) : IIntegrationEvent;

/// <param name="Quantity">1 or more.</param>
public sealed record ParcelLine(string Sku, int Quantity);

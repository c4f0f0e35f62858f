using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>The label is bought with which a customer sends things back.</summary>
/// <param name="LabelUrl">Empty where the carrier gave none that people may be sent to.</param>
[EventName("shipping.return-label-booked.v1")]
public sealed record ReturnLabelBooked(
    Guid ReturnId, Guid OrderId, string Carrier, string Service, string TrackingCode, string LabelUrl, DateTimeOffset At) : IIntegrationEvent;

/// <summary>No carrier sells a label for the way back: staff tries again, or leaves it to the customer.</summary>
/// <param name="Message">For staff, in the carrier's own words and codes.</param>
[EventName("shipping.return-label-failed.v1")]
public sealed record ReturnLabelFailed(Guid ReturnId, Guid OrderId, string Message, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The parcel that comes back is on its way.</summary>
[EventName("shipping.return-dispatched.v1")]
public sealed record ReturnDispatched(Guid ReturnId, Guid OrderId, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The parcel that came back is at the shop: it waits to be looked at.</summary>
[EventName("shipping.return-arrived.v1")]
public sealed record ReturnArrived(Guid ReturnId, Guid OrderId, DateTimeOffset At) : IIntegrationEvent;

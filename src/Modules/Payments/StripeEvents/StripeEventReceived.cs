namespace ClickCart.Payments.StripeEvents;

/// <summary>A webhook was stored, and is to be acted on.</summary>
[EventName("payments.stripe-event-received.v1")]
internal sealed record StripeEventReceived(string EventId) : IIntegrationEvent;

using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>
/// What has not left of an order that has is not sent any more: Shipping cancels what waits, Inventory gives its stock back. What the order comes to by that
/// <see cref="OrderEdited"/> says; where nothing is out, Payments gives back what was paid.
/// </summary>
/// <param name="Sent">What the order holds from now on; empty where nothing is out.</param>
/// <param name="Parcels">The shipments that have left: these stay.</param>
/// <param name="Actor">The address that a member of the staff signs in with, or <c>system</c>.</param>
[EventName("ordering.rest-given-up.v1")]
public sealed record RestGivenUp(
    Guid OrderId, string Number, IReadOnlyList<SentLine> Sent, IReadOnlyList<Guid> Parcels, string Reason, string Actor, DateTimeOffset At) : IIntegrationEvent;

/// <param name="Quantity">1 or more.</param>
public sealed record SentLine(string Sku, int Quantity);

/// <summary>All parcels of an order came back that was to be paid on delivery and is not: Payments gives its money up, unless it has come.</summary>
[EventName("ordering.order-came-back.v1")]
public sealed record OrderCameBack(Guid OrderId, DateTimeOffset At) : IIntegrationEvent;

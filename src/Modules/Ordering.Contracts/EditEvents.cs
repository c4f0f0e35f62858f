using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>
/// An order was changed before it shipped, or its rest is given up: Inventory holds or releases what its lines gained or lost, Payments charges less or gives
/// back, Shipping packs what it holds now. Changes of one order may come in any order, so what is told is what was added and taken away.
/// </summary>
/// <param name="EditId">Under it Inventory holds already what the lines gained.</param>
/// <param name="Changes">SKUs whose quantity is another now; none where only amounts are, or where <see cref="RestGivenUp"/> says what is sent.</param>
/// <param name="Difference">Of the totals: negative where it costs less.</param>
/// <param name="Total">Since the change.</param>
/// <param name="Actor">The role, or the address that a member of the staff signs in with.</param>
/// <param name="Note">To the customer; null for none.</param>
[EventName("ordering.order-edited.v1")]
public sealed record OrderEdited(
    Guid OrderId, string Number, Guid EditId, IReadOnlyList<LineChange> Changes, Money Difference, Money Total, string Reason, string? Note, string Actor,
    DateTimeOffset At) : IIntegrationEvent;

/// <param name="Quantity">Positive for what came to the order, negative for what left it.</param>
public sealed record LineChange(string Sku, int Quantity);

namespace ClickCart.Ordering.Orders;

/// <summary>The order says what went back of it, or that it did not after all, or that nobody pays for it: its papers follow.</summary>
/// <param name="Reason">What staff gave, or the customer.</param>
/// <param name="Failed">The money is with the shop again.</param>
[EventName("ordering.refunds-recorded.v1")]
internal sealed record RefundsRecorded(Guid OrderId, Money Amount, string Reason, bool Failed, Guid? RefundId = null) : IIntegrationEvent;

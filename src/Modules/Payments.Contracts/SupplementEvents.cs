using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>A supplement is charged: the change of its order that it pays for is to be carried out, or the money goes back.</summary>
/// <param name="Manual"><see cref="ManualMethod.Id"/> where it was paid by hand; null where the gateway, or credit, paid it.</param>
[EventName("payments.supplement-paid.v1")]
public sealed record SupplementPaid(Guid PaymentId, Guid OrderId, Money Amount, DateTimeOffset At, string? Manual = null) : IIntegrationEvent;

/// <summary>A supplement is not paid yet: its customer must act at <paramref name="ActionUrl"/>, or it was declined, for <paramref name="Message"/>.</summary>
/// <param name="Attempt">Counts the payment methods that were tried.</param>
/// <param name="Message">Fit for customers; null where they are to act.</param>
/// <param name="IsOver">Nothing comes of this payment any more: the next try is another one.</param>
[EventName("payments.supplement-not-paid.v1")]
public sealed record SupplementNotPaid(
    Guid PaymentId, Guid OrderId, int Attempt, string? ActionUrl, string? Message, bool IsOver, DateTimeOffset At) : IIntegrationEvent
{
    /// <summary>The message where gift cards or store credit were spent otherwise meanwhile.</summary>
    public const string CreditChanged = "Gift cards or store credit were used otherwise in this moment. Nothing was charged.";
}

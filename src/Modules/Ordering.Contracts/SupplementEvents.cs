using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Staff asks the customer of an order to pay what a change makes it dearer.</summary>
/// <param name="Round">Counts how often the link was sent: an earlier one's link is void.</param>
/// <param name="Language">ISO 639-1, in which the customer is written to.</param>
[EventName("ordering.supplement-asked.v1")]
public sealed record SupplementAsked(Guid SupplementId, Guid OrderId, int Round, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>
/// A supplement is paid: Payments charges <paramref name="Amount"/> at once, by a payment of its own, or records that it was paid by hand. Its id is that of
/// the change that it pays for.
/// </summary>
/// <param name="PaymentMethod">Empty where gift cards and store credit pay all of it.</param>
/// <param name="Attempt">From 1; a further one is another payment method after a decline.</param>
/// <param name="ExpiresAt">Until then the customer is waited for.</param>
/// <param name="Credits">What gift cards and store credit are to pay of it; null for nothing.</param>
/// <param name="By">Who pays, or says that it was paid; null in events from before it was told.</param>
/// <param name="Reference">By which money that was paid by hand is found again; null where the gateway charges it.</param>
[EventName("ordering.supplement-payment-begun.v1")]
public sealed record SupplementPaymentBegun(
    Guid PaymentId, Guid OrderId, string Number, Guid? AccountId, Money Amount, string PaymentMethod, int Attempt, DateTimeOffset At, DateTimeOffset ExpiresAt,
    IReadOnlyList<SupplementCredit>? Credits = null, string? By = null, string? Reference = null) : IIntegrationEvent;

/// <summary>What a gift card or store credit pays of a supplement.</summary>
public sealed record SupplementCredit(Guid CreditId, Money Amount);

/// <summary>The change that a supplement was to pay for is not carried out: whatever was, or is still, taken by this payment goes back in full.</summary>
/// <param name="Paid">What was charged before this was known; null for nothing.</param>
/// <param name="Reason">Fit for customers, a sentence.</param>
[EventName("ordering.supplement-given-up.v1")]
public sealed record SupplementGivenUp(Guid PaymentId, Guid OrderId, string Number, Money? Paid, string Reason, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Supplements as their customers are written about them.</summary>
public interface ISupplementLetters
{
    /// <summary>Makes a link of its own for a mail, so that it lies in no message: only its hash is kept. Committed before it returns.</summary>
    /// <param name="supplementId">The supplement's.</param>
    /// <param name="round">Which sending of it.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null where it was sent again, is paid or over meanwhile, so that there is nothing to send any more.</returns>
    Task<SupplementLetter?> IssueAsync(Guid supplementId, int round, CancellationToken ct);
}

/// <param name="Order">As it would be; its path opens the page that pays the difference until it is to be paid by.</param>
/// <param name="Difference">What is to be paid.</param>
/// <param name="Reason">Why the order is changed, in the words of who asks.</param>
/// <param name="Note">To the customer; null for none.</param>
public sealed record SupplementLetter(OrderLetter Order, Money Difference, string Reason, string? Note);

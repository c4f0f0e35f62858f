namespace ClickCart.Payments.Payments;

internal enum LedgerKind
{
    Authorized,
    Voided,
    Captured,
    Refunded,

    /// <summary>A refund that had succeeded failed later: the money is with the shop again.</summary>
    RefundReversed,

    /// <summary>The customer's bank took the money back. Not part of what was refunded.</summary>
    Disputed,
}

/// <summary>One movement of money, written once: who, when, why, how much, and the gateway's reference.</summary>
/// <param name="Amount">Minor units of the payment's currency, never negative; the kind says which way.</param>
/// <param name="Reference">The gateway's id of the payment, refund or dispute.</param>
internal sealed record LedgerEntry(Guid Id, DateTimeOffset At, LedgerKind Kind, long Amount, string Currency, string Actor, string Reason, string Reference);

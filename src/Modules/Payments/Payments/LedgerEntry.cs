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
internal sealed class LedgerEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required LedgerKind Kind { get; init; }

    /// <summary>Minor units of the payment's currency, never negative; the kind says which way.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }
    public required string Actor { get; init; }
    public required string Reason { get; init; }

    /// <summary>The gateway's id of the payment, refund or dispute.</summary>
    public required string Reference { get; init; }
}

namespace ClickCart.Payments.Payments;

internal enum CallKind
{
    Authorize,
    Capture,
    Void,
}

internal enum AttemptOutcome
{
    /// <summary>Stored, and perhaps on its way.</summary>
    Pending,

    Succeeded,
    Refused,

    /// <summary>Nobody knows whether it had its effect.</summary>
    Unknown,

    /// <summary>Its key could say no more, and a read has shown that it had no effect.</summary>
    Abandoned,
}

/// <summary>One call that the gateway is asked to do once, with the idempotency key that makes it once. Stored before the call.</summary>
/// <param name="Sequence">Counts within the payment, from 1; the greatest is the present one.</param>
/// <param name="PaymentMethod">The gateway's name of the customer's card; null for captures and voids.</param>
/// <param name="At">When the key was made; the gateway forgets it 24 hours after its first use.</param>
internal sealed record Attempt(Guid Id, int Sequence, CallKind Kind, string? PaymentMethod, DateTimeOffset At) : IGatewayCall
{
    public string Key { get; private init; } = $"clickcart-{Id:n}";
    public AttemptOutcome Outcome { get; private set; }

    /// <summary>The visit to the gateway's own page that it opened; null for a call with a payment method.</summary>
    public string? Session { get; set; }

    /// <summary>The gateway's code, or why nothing is known.</summary>
    public string? Detail { get; private set; }

    DateTimeOffset IGatewayCall.KeyAt => At;

    bool IGatewayCall.Doubt(string why)
    {
        if (Outcome is AttemptOutcome.Unknown) return false;
        End(AttemptOutcome.Unknown, why);
        return true;
    }

    public void End(AttemptOutcome outcome, string? detail = null) => (Outcome, Detail) = (outcome, detail is { Length: > 500 } ? detail[..500] : detail);
}

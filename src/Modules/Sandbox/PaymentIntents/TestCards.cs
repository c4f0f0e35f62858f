namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>How the bank answers a refund of a card: it succeeds, is pending first and succeeds later, or succeeds first and fails later.</summary>
internal enum RefundCourse { Succeeds, Pends, Fails }

/// <summary>Why a payment was refused, in the protocol's words.</summary>
internal sealed record Decline(string Code, string? DeclineCode, string Message, string Type = "card_error")
{
    public static readonly Decline AuthenticationFailed = new("payment_intent_authentication_failure", null,
        "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
        "invalid_request_error");

    public static readonly Decline AuthenticationRequired = new("authentication_required", "authentication_required",
        "Your card was declined. This transaction requires authentication.");
}

/// <summary>A test payment method and what comes of it.</summary>
internal sealed record TestCard(string Name, string Number)
{
    public string Brand { get; init; } = "visa";
    public Decline? Decline { get; init; }

    /// <summary>The buyer must confirm on the bank's page first.</summary>
    public bool Challenge { get; init; }

    /// <summary>The bank takes its time: processing first.</summary>
    public bool Slow { get; init; }

    public bool Disputed { get; init; }
    public RefundCourse Refunds { get; init; }

    public string Last4 => Number[^4..];
}

/// <summary>
/// Every test payment method. Each is known by its name, with or without <c>visa_</c>, and by <c>pm_card_</c> with its number or last four digits.
/// </summary>
internal static class TestCards
{
    public static readonly IReadOnlyList<TestCard> All =
    [
        new("pm_card_visa", "4242424242424242"),
        new("pm_card_visa_debit", "4000056655665556"),
        new("pm_card_mastercard", "5555555555554444") { Brand = "mastercard" },
        new("pm_card_amex", "378282246310005") { Brand = "amex" },
        new("pm_card_visa_chargeDeclined", "4000000000000002") { Decline = Declined("generic_decline", "Your card was declined.") },
        new("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995") { Decline = Declined("insufficient_funds", "Your card has insufficient funds.") },
        new("pm_card_chargeDeclinedLostCard", "4000000000009987") { Decline = Declined("lost_card", "Your card was declined.") },
        new("pm_card_chargeDeclinedStolenCard", "4000000000009979") { Decline = Declined("stolen_card", "Your card was declined.") },
        new("pm_card_chargeDeclinedExpiredCard", "4000000000000069") { Decline = new("expired_card", "expired_card", "Your card has expired.") },
        new("pm_card_chargeDeclinedIncorrectCvc", "4000000000000127")
            { Decline = new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.") },
        new("pm_card_chargeDeclinedProcessingError", "4000000000000119")
            { Decline = new("processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit.") },
        new("pm_card_threeDSecure2Required", "4000000000003220") { Challenge = true },
        new("pm_card_threeDSecureRequiredChargeDeclined", "4000008400001629")
            { Challenge = true, Decline = Declined("generic_decline", "Your card was declined.") },
        new("pm_card_createDispute", "4000000000000259") { Disputed = true },
        new("pm_card_pendingRefund", "4000000000007726") { Refunds = RefundCourse.Pends },
        new("pm_card_refundFail", "4000000000005126") { Refunds = RefundCourse.Fails },
        // Ours: the way into the state processing, which cards of the real gateway hardly show.
        new("pm_card_slow", "4000000000008888") { Slow = true },
    ];

    private static readonly Dictionary<string, TestCard> ByAlias = All
        .SelectMany(card =>
            new[] { card.Name, Plain(card.Name), "pm_card_" + card.Number, "pm_card_" + card.Last4, card.Number }.Distinct().Select(alias => (alias, card)))
        .ToDictionary(pair => pair.alias, pair => pair.card, StringComparer.Ordinal);

    /// <summary>The card of a payment method's name or a card's number, or null.</summary>
    public static TestCard? Find(string nameOrNumber) => ByAlias.GetValueOrDefault(nameOrNumber) ?? ByAlias.GetValueOrDefault(Plain(nameOrNumber));

    private static string Plain(string name) => name.Replace("pm_card_visa_", "pm_card_", StringComparison.Ordinal);

    private static Decline Declined(string reason, string message) => new("card_declined", reason, message);
}

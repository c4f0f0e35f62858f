using System.Collections.Frozen;

namespace ClickCart.Ordering.Orders;

/// <summary>What a customer, or whoever holds the card, is told of a decline by a word.</summary>
internal static class DeclineCodes
{
    /// <summary>
    /// What a customer can do something about. All other codes of the gateway, such as that a card was stolen, are plain declines: the gateway advises so
    /// (Stripe, Decline codes), because they would tell a thief.
    /// </summary>
    private static readonly FrozenSet<string> Told = new[]
    {
        "authentication_required", "card_declined", "card_not_supported", "currency_not_supported", "expired_card", "incorrect_cvc",
        "incorrect_number", "incorrect_zip", "insufficient_funds", "invalid_cvc", "invalid_expiry_month", "invalid_expiry_year", "invalid_number",
        "payment_intent_authentication_failure", "processing_error", "try_again_later", "withdrawal_count_limit_exceeded",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static string ForCustomers(string code) => Told.Contains(code) ? code : "card_declined";
}

namespace ClickCart.Sandbox.PaymentMethods;

/// <summary>A card as it is typed: number, expiry and security code, checked as the gateway checks them.</summary>
internal sealed record TypedCard(TestCard Card, int ExpMonth, int ExpYear)
{
    /// <exception cref="StripeApiException">What is wrong with it, in words for the buyer.</exception>
    public static TypedCard Of(string? number, string? month, string? year, string? cvc, DateTimeOffset now)
    {
        var digits = string.Concat((number ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || !CardNumber.Is(digits))
            throw StripeApiException.Card("incorrect_number", "Your card number is incorrect.", "number");
        if (!int.TryParse(month, out var expMonth) || expMonth is < 1 or > 12)
            throw StripeApiException.Card("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
        if (!int.TryParse(year, out var expYear) || expYear is < 0 or > 2199)
            throw StripeApiException.Card("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
        if (expYear < 100) expYear += now.Year / 100 * 100;
        if (expYear < now.Year || (expYear == now.Year && expMonth < now.Month))
            throw StripeApiException.Card("invalid_expiry_year", "Your card's expiration date is in the past.", "exp_year");
        if (cvc?.Length is not (3 or 4) || !cvc.All(char.IsAsciiDigit))
            throw StripeApiException.Card("invalid_cvc", "Your card's security code is invalid.", "cvc");
        return new(TestCards.Find(digits) ?? throw StripeApiException.Card(
            "card_declined", "Your card was declined. Only test cards are taken here, and this one is none.", "number"), expMonth, expYear);
    }
}

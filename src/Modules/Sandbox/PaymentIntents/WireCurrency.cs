namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>
/// Which currencies the gateway takes, and which amounts of them (docs.stripe.com/currencies): in currencies of three decimals only tens, the króna and the
/// shilling with two decimals that are always 00. Everything else is refused in its words.
/// </summary>
internal static class WireCurrency
{
    /// <summary>The currency, in lower case as the gateway writes it.</summary>
    public static string Of(StripeForm form, string name = "currency")
    {
        var currency = form.Required(name).ToLowerInvariant();
        return Currencies.Has(currency.ToUpperInvariant()) ? currency
            : throw StripeApiException.Invalid(name, $"Invalid currency: {currency}. It is none of the currencies of ISO 4217.");
    }

    /// <summary>The amount of that name, which the currency can say; null when it is not given.</summary>
    public static long? Amount(this StripeForm form, string name, string currency) => Whole(name, form.Amount(name), currency);

    /// <inheritdoc cref="Amount"/>
    public static long? Whole(string name, long? amount, string currency)
    {
        var step = currency.ToUpperInvariant() switch { "ISK" or "UGX" => 100, var code => Currencies.DecimalsOf(code) == 3 ? 10 : 1 };
        return amount is null || amount % step == 0 ? amount
            : throw StripeApiException.Invalid(
                name, $"Invalid amount: {amount}. Amounts in {currency} must be divisible by {step}.", "parameter_invalid_integer");
    }
}

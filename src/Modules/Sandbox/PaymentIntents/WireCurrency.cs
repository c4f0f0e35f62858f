namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>
/// Which currencies the gateway takes, and which amounts of them (docs.stripe.com/currencies): in currencies of three decimals only tens, the króna and the
/// shilling with two decimals that are always 00. Everything else is refused in its words.
/// </summary>
internal static class WireCurrency
{
    private const string NotTaken = "btn cup ern ghs iqd irr kpw lyd mru sdg ssp stn svc syp tmt ved ves xcg zwg";

    /// <summary>The currency, in lower case as the gateway writes it.</summary>
    public static string Of(StripeForm form, string name = "currency")
    {
        var currency = form.Required(name).ToLowerInvariant();
        return Currencies.Has(currency.ToUpperInvariant()) && !NotTaken.Contains(currency, StringComparison.Ordinal) ? currency
            : throw StripeApiException.Invalid(name, $"Invalid currency: {currency}. It is none that payments can be made in.");
    }

    /// <summary>What is charged: at most eight digits, in rupiah twelve; in the commonest currencies no less than what the fee is worth.</summary>
    public static long Charge(this StripeForm form, string currency)
    {
        var amount = form.Amount("amount", currency) ?? throw StripeApiException.Missing("amount");
        var most = currency == "idr" ? 999_999_999_999 : 99_999_999;
        if (amount > most) throw StripeApiException.Invalid("amount", $"Amount must be no more than {most}.", "amount_too_large");
        var least = currency switch { "usd" or "eur" or "cad" or "aud" or "chf" or "nzd" or "sgd" or "jpy" => 50, "gbp" => 30, _ => 1 };
        return amount >= least ? amount : throw StripeApiException.Invalid("amount", $"Amount must be at least {least} {currency}.", "amount_too_small");
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

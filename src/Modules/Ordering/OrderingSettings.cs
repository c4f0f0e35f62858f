namespace ClickCart.Ordering;

/// <param name="Hold"><c>Ordering:HoldMinutes</c>, 15 unless set; fractions are allowed. How long an unpaid order keeps its stock.</param>
/// <param name="DefaultCurrency"><c>Ordering:DefaultCurrency</c>, USD unless set. In it an empty cart says that it costs nothing.</param>
/// <param name="Unshippable">
/// <c>Ordering:UnshippableDays</c>, 5 unless set; fractions are allowed. How long an order waits for its delivery to be put right after the carrier refused
/// it. Less than the week after which an authorisation lapses.
/// </param>
internal sealed record OrderingSettings(TimeSpan Hold, string DefaultCurrency, TimeSpan Unshippable)
{
    public static OrderingSettings From(IConfiguration configuration)
    {
        var currency = configuration.GetValue("Ordering:DefaultCurrency", "USD")!;
        if (!Currencies.Has(currency)) throw new InvalidOperationException($"Ordering:DefaultCurrency is '{currency}'; it is a code of ISO 4217, such as USD.");
        return new(
            TimeSpan.FromMinutes(configuration.GetValue("Ordering:HoldMinutes", 15.0)), currency,
            TimeSpan.FromDays(configuration.GetValue("Ordering:UnshippableDays", 5.0)));
    }
}

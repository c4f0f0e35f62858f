namespace ClickCart.Ordering;

/// <param name="Hold"><c>Ordering:HoldMinutes</c>, 15 unless set; fractions are allowed. How long an unpaid order keeps its stock.</param>
/// <param name="DefaultCurrency"><c>Ordering:DefaultCurrency</c>, USD unless set. In it an empty cart says that it costs nothing.</param>
/// <param name="Unshippable">
/// <c>Ordering:UnshippableDays</c>, 5 unless set; fractions are allowed. How long an order waits for its delivery to be put right after the carrier refused
/// it. Less than the week after which an authorisation lapses.
/// </param>
/// <param name="DeclinedHold"><c>Ordering:DeclinedHoldMinutes</c>, 5 unless set. How long it keeps it at most after a decline.</param>
/// <param name="PaymentAttempts"><c>Ordering:PaymentAttempts</c>, 10 unless set. Payment methods that may be tried for one order.</param>
/// <param name="UnpaidUnitsOfBuyer"><c>Ordering:UnpaidUnitsPerBuyer</c>, 10,000 unless set. Units that a buyer's unpaid orders may hold together.</param>
/// <param name="UnpaidUnitsOfClient"><c>Ordering:UnpaidUnitsPerClient</c>, 50,000 unless set. The same for all buyers of one client address.</param>
internal sealed record OrderingSettings(
    TimeSpan Hold, string DefaultCurrency, TimeSpan Unshippable, TimeSpan DeclinedHold, int PaymentAttempts, int UnpaidUnitsOfBuyer, int UnpaidUnitsOfClient)
{
    public static OrderingSettings From(IConfiguration configuration)
    {
        var currency = configuration.GetValue("Ordering:DefaultCurrency", "USD")!;
        if (!Currencies.Has(currency)) throw new InvalidOperationException($"Ordering:DefaultCurrency is '{currency}'; it is a code of ISO 4217, such as USD.");
        return new(
            TimeSpan.FromMinutes(configuration.GetValue("Ordering:HoldMinutes", 15.0)), currency,
            TimeSpan.FromDays(configuration.GetValue("Ordering:UnshippableDays", 5.0)),
            TimeSpan.FromMinutes(configuration.GetValue("Ordering:DeclinedHoldMinutes", 5.0)), configuration.GetValue("Ordering:PaymentAttempts", 10),
            configuration.GetValue("Ordering:UnpaidUnitsPerBuyer", 10_000), configuration.GetValue("Ordering:UnpaidUnitsPerClient", 50_000));
    }
}

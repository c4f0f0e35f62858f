namespace ClickCart.Pricing.TaxRates;

/// <summary>How goods are taxed at an address.</summary>
/// <param name="Rate">What the customer pays, in the price or on top.</param>
/// <param name="Exported">The seller's tax, which prices contain and which is not charged there; null when nothing is taken off.</param>
internal sealed record TaxTerms(TaxRate Rate, TaxRate? Exported)
{
    /// <summary>A price without the seller's tax where goods are exported, to the nearest multiple of <paramref name="step"/> minor units.</summary>
    public Money PriceOf(Money price, long step) =>
        Exported is { } own ? price with { Amount = Rounded.Share(price.Amount, 1_000_000, 1_000_000 + own.Millionths, step) } : price;
}

/// <summary>The seller's country, and the currency of the prices that contain its tax. Prices in other currencies are lists for abroad.</summary>
/// <param name="Country"><c>Pricing:Home:Country</c>; null: no price is taken as one of a country.</param>
/// <param name="Currency"><c>Pricing:Home:Currency</c>.</param>
internal sealed record TaxHome(string? Country, string? Currency)
{
    // Where a seller in the Union who is below the threshold of distance sales charges the tax of home.
    private static readonly HashSet<string> Union =
        [.. "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK".Split(' ')];

    public static TaxHome From(IConfiguration configuration)
    {
        var (country, currency) = (configuration["Pricing:Home:Country"], configuration["Pricing:Home:Currency"]);
        if (string.IsNullOrEmpty(country)) return new(null, null);
        if (Places.Countries.All(c => c.Code != country))
            throw new InvalidOperationException($"Pricing:Home:Country is '{country}'; it is the code of a country (ISO 3166-1 alpha-2), such as DE.");
        if (!Currencies.Has(currency))
            throw new InvalidOperationException($"Pricing:Home:Currency is '{currency}'; it is the code of a currency (ISO 4217), such as EUR.");
        return new(country, currency);
    }

    /// <summary>The seller's country, where prices in this currency contain its tax.</summary>
    public string? PricesIn(string currency) => currency == Currency ? Country : null;

    /// <param name="there">The rate of the address; <see cref="TaxRate.None"/> where none is known.</param>
    /// <param name="own">The seller's rate, where the prices contain it.</param>
    public static TaxTerms Terms(string country, TaxRate there, TaxRate? own) =>
        own is not { Inclusive: true, Millionths: > 0 } || there is { Inclusive: true, Millionths: > 0 } ? new(there, null)
        : Union.Contains(own.Country) && Union.Contains(country) ? new(there.Millionths == 0 ? own : there, null)
        : new(there, own);
}

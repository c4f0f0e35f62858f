using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.VatIds;

namespace ClickCart.Pricing.TaxRates;

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

    /// <summary>Whether a business with this id owes the tax itself: on goods from one country of the Union into another.</summary>
    public bool Reverses(string country, VatId? vatId) =>
        vatId is not null && Country is not null && Union.Contains(Country)
        && (Union.Contains(country) || (country.Length > 0 && vatId.Prefix == VatIdForm.NorthernIreland))
        && TaxPlace.TaxedAs(Country) != country;

    /// <summary>As <see cref="Terms"/>, of what the buyer owes the tax: the price loses what it contains of any.</summary>
    public static TaxTerms Reversed(TaxClass taxClass, TaxRate there, TaxRate? own) => taxClass is TaxClass.None
        ? new(TaxRate.None, null)
        : new(TaxRate.ReverseCharge, new[] { own, there }.FirstOrDefault(r => r is { Inclusive: true, Millionths: > 0 }));

    /// <summary>The rate of the address, or in the Union, where none is known, the seller's in every currency: prices contain it.</summary>
    public static TaxRate Charged(string country, TaxRate there, TaxRate? own) =>
        !there.IsTold && own is { Inclusive: true, IsTold: true } && Union.Contains(own.Country) && Union.Contains(country) ? own : there;

    /// <param name="there">As <see cref="Charged"/>; <see cref="TaxRate.None"/> where none is known.</param>
    /// <param name="own">The seller's rate, where the prices contain it.</param>
    public static TaxTerms Terms(string country, TaxRate there, TaxRate? own) =>
        own is not { Inclusive: true, IsTold: true } || there is { Inclusive: true, Millionths: > 0 } ? new(there, null)
        : Union.Contains(own.Country) && Union.Contains(country) ? new(there, null)
        : new(there, own.Millionths > 0 ? own : null);
}

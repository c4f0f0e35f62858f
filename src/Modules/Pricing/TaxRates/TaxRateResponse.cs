using System.Globalization;

namespace ClickCart.Pricing.TaxRates;

/// <param name="Region">Null for the whole country.</param>
/// <param name="Class">The class of goods that it is for.</param>
/// <param name="Name">What invoices call it: <c>VAT</c>.</param>
/// <param name="Rate">0.0725 is 7.25 %.</param>
internal sealed record TaxRateResponse(
    Guid Id, string Country, string? Region, TaxClass Class, string Name, decimal Rate, bool Inclusive, int Version) : IVersioned
{
    /// <summary>7.25: for people.</summary>
    internal string Percent => (Rate * 100).ToString("0.####", CultureInfo.InvariantCulture);

    internal string CountryName => Places.CountryName(Country);

    /// <summary>Null for the whole country.</summary>
    internal string? RegionName => Places.Find(Country)?.FindRegion(Region)?.Name ?? Region;

    /// <summary>The classes that have rates, for a form.</summary>
    internal static readonly (string Value, string Label)[] Classes =
        [("standard", "Standard"), ("reduced", "Reduced, as for books and food"), ("zero", "Zero: taxed at 0 %")];

    public static TaxRateResponse Of(TaxRate r) =>
        new(r.Id, r.Country, r.Region.Length == 0 ? null : r.Region, r.Class, r.Label, r.Rate, r.Inclusive, r.Version);
}

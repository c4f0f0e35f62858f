using ClickCart.Platform;

namespace ClickCart.Pricing.TaxRates;

/// <param name="Region">Null for the whole country.</param>
/// <param name="Rate">0.0725 is 7.25 %.</param>
internal sealed record TaxRateResponse(Guid Id, string Country, string? Region, decimal Rate, bool Inclusive, int Version) : IVersioned
{
    public static TaxRateResponse Of(TaxRate r) => new(r.Id, r.Country, r.Region.Length == 0 ? null : r.Region, r.Rate, r.Inclusive, r.Version);
}

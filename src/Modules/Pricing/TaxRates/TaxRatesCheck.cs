using System.Globalization;

namespace ClickCart.Pricing.TaxRates;

/// <summary>Each row of <c>Pricing:TaxRates</c> is a rate of a place that there is. A misspelt one would tax nobody, and nobody would see it.</summary>
internal sealed class TaxRatesCheck(IConfiguration configuration) : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([.. Problems()]);

    private IEnumerable<string> Problems()
    {
        if (configuration["Pricing:TaxRates"] is { Length: > 0 } alone)
            yield return $"Pricing:TaxRates is '{alone}'; it is a list: Pricing__TaxRates__0__Country=DE, Pricing__TaxRates__0__Rate=0.19.";
        var seen = new HashSet<(string, string, string)>();
        foreach (var row in configuration.GetSection("Pricing:TaxRates").GetChildren())
        {
            var (country, region, name, word) = (row["Country"] ?? "", row["Region"] ?? "", row["Name"] ?? "", row["Class"] ?? "standard");
            decimal? rate = decimal.TryParse(row["Rate"], NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : null;
            if (Places.Find(country) is not { } place)
                yield return $"{row.Path}:Country is '{country}'; it is the code of a country (ISO 3166-1 alpha-2), such as DE.";
            else if (region.Length > 0 && place.FindRegion(region) is null)
                yield return $"{row.Path}:Region is '{region}'; addresses in {place.Name} have no such state or province. Leave it out for the whole country.";
            if (TaxClasses.Find(word) is not (TaxClass.Standard or TaxClass.Reduced or TaxClass.Zero))
                yield return $"{row.Path}:Class is '{word}'; it is standard, reduced or zero.";
            if (rate is not { } fraction || !TaxRate.IsRate(fraction))
                yield return $"{row.Path}:Rate is '{row["Rate"]}'; it is at least 0 and below 1, with up to six decimals: 7.25 % is 0.0725.";
            else if (TaxClasses.Find(word) is TaxClass.Zero && fraction != 0)
                yield return $"{row.Path}:Rate is '{row["Rate"]}'; of the class zero it is 0.";
            if (row["Inclusive"] is { } inclusive && !bool.TryParse(inclusive, out _))
                yield return $"{row.Path}:Inclusive is '{inclusive}'; it can be true or false.";
            if (name.Length > TaxRate.MaxNameLength) yield return $"{row.Path}:Name has more than {TaxRate.MaxNameLength} characters.";
            if (!seen.Add((country, TaxRate.RegionOf(country, region), word)))
                yield return $"{row.Path} is a second {word} rate of {$"{country} {region}".TrimEnd()}; there is one.";
        }
    }
}

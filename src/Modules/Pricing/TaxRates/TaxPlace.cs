namespace ClickCart.Pricing.TaxRates;

/// <summary>What an address is to tax: mostly its country and region; elsewhere what the law takes it for.</summary>
/// <param name="Country">Whose rates hold.</param>
/// <param name="Region">As <see cref="TaxRate.RegionOf"/> writes it.</param>
/// <param name="IsOutside">
/// Of the country, but not of the area of its value added tax: goods that go there are exports, unless the region has a rate of its own.
/// </param>
internal sealed record TaxPlace(string Country, string Region, bool IsOutside = false)
{
    /// <summary>
    /// Council Directive 2006/112/EC. Article 6 (1): Mount Athos, the Canary Islands, the French territories of Articles 349 and 355 (1) of the Treaty,
    /// Åland, Campione d'Italia (by Directive (EU) 2019/475). Article 6 (2): Heligoland, Büsingen, Ceuta, Melilla, Livigno. Article 5 (2) and the Treaty
    /// (Article 355, Protocol 10): overseas countries, Greenland, and the part of Cyprus that its government does not control, of which postal codes
    /// tell the district of Kyrenia. The Channel Islands and Gibraltar are outside the United Kingdom's tax (Value Added Tax Act 1994, s. 96).
    /// Postal codes are those of the posts, by how they begin, without blanks and hyphens.
    /// </summary>
    private static readonly Territory[] Outside =
    [
        new("CY", ["9"]),
        new("DE", ["27498", "78266"]),
        new("DK", ["39"]),
        new("ES", ["35", "38", "51", "52"], "GC", "TF", "CE", "ML"),
        new("FI", ["22"]),
        new("FR", ["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988"]),
        new("GB", ["GY", "JE", "GX"]),
        new("GR", ["63086", "63087"]),
        new("IT", ["22061", "23041"]),
    ];

    /// <summary>Article 7 (1): what goes there has gone to the other country.</summary>
    private static readonly Dictionary<string, string> TakenFor = new(StringComparer.Ordinal) { ["MC"] = "FR", ["IM"] = "GB" };

    /// <summary>The country itself, or the one that it is taken for.</summary>
    public static string TaxedAs(string country) => TakenFor.GetValueOrDefault(country, country);

    public static TaxPlace Of(Address shipTo)
    {
        var (country, region) = (shipTo.Country, TaxRate.RegionOf(shipTo.Country, shipTo.Region));
        if (TaxedAs(country) is var other && other != country) return new(other, "");
        var code = Plain(shipTo.PostalCode, country);
        return new(country, region, Outside.Any(t =>
            t.Country == country && (t.Regions.Contains(region) || t.PostalCodes.Any(p => code.StartsWith(p, StringComparison.Ordinal)))));
    }

    /// <summary>Whose rates count, the nearest first; empty for the whole country's.</summary>
    public IEnumerable<string> Regions => IsOutside ? new[] { Region }.Where(r => r.Length > 0) : [Region, ""];

    /// <summary>The country whose value added tax reaches the place; empty where none does.</summary>
    public string Area => IsOutside ? "" : Country;

    /// <summary>Without blanks, hyphens and the country that may stand before it: <c>D-27498</c>, <c>GB-GY1 1AA</c>.</summary>
    private static string Plain(string? postalCode, string country)
    {
        var code = string.Concat(Places.PlainPostalCode(postalCode).Where(char.IsAsciiLetterOrDigit));
        return country != "GB" ? string.Concat(code.SkipWhile(char.IsAsciiLetter)) : code.StartsWith(country, StringComparison.Ordinal) ? code[2..] : code;
    }

    private sealed record Territory(string Country, string[] PostalCodes, params string[] Regions);
}

namespace ClickCart.Web.Forms;

/// <summary>A country, state or province: its code and what people call it.</summary>
public sealed record Place(string Code, string Name);

/// <summary>Countries (ISO 3166-1) and, where carriers and tax tables go by them, their states and provinces (ISO 3166-2), from <c>places.txt</c>.</summary>
public static class Places
{
    // By the country that a place lies in; a country lies in none.
    private static readonly ILookup<string, Place> All = Read();

    public static readonly IReadOnlyList<Place> Countries = [.. All[""]];

    private static readonly HashSet<string> PostalCodeFirst =
        [.. "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU MC NL NO PL PT RO RS SE SI SK SM TR VA".Split(' ')];

    /// <summary>States of a country whose addresses need one; empty for all others.</summary>
    public static IReadOnlyList<Place> RegionsOf(string? country) => country is { Length: > 0 } ? [.. All[country]] : [];

    /// <summary>The region's code, however it was written: California, ca and CA are CA. What is not known stays as it is.</summary>
    public static string? RegionCode(string? country, string? region) =>
        RegionsOf(country).FirstOrDefault(p => new[] { p.Code, p.Name }.Contains(region, StringComparer.OrdinalIgnoreCase))?.Code ?? region;

    /// <summary>The line of town and postal code, as it is written there.</summary>
    public static string TownOf(Address address) => address switch
    {
        { Region.Length: > 0 } => $"{address.City}, {address.Region} {address.PostalCode}",
        { Country: var country } when PostalCodeFirst.Contains(country) => $"{address.PostalCode} {address.City}",
        _ => $"{address.City} {address.PostalCode}",
    };

    public static string CountryName(string code) => Countries.FirstOrDefault(p => p.Code == code)?.Name ?? code;

    private static ILookup<string, Place> Read()
    {
        using var list = new StreamReader(typeof(Places).Assembly.GetManifestResourceStream("places.txt")!);
        return (
            from line in list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            let parts = line.Split(' ', 2)
            let code = parts[0].Split('-')
            select (Country: code.Length > 1 ? code[0] : "", Place: new Place(code[^1], parts[1]))).ToLookup(p => p.Country, p => p.Place);
    }
}

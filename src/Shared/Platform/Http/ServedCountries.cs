namespace ClickCart.Platform.Http;

/// <summary>Where the shop delivers to, as the owner has set it at this moment; everywhere while nothing is set.</summary>
public sealed class ServedCountries(IConfiguration configuration)
{
    /// <summary>Codes of ISO 3166-1 alpha-2 with commas between.</summary>
    public const string Key = "ClickCart:Countries";

    private const string Usually = "US";
    private const string Warehouse = "Shipping:From:Country";

    internal static readonly OwnerSetting Setting = new(Key, SettingGroups.Shipping, "Countries that you deliver to")
    {
        Kind = SettingKind.Countries,
        Length = 1000,
        Help = "Addresses elsewhere are not taken. None ticked means all.",
    };

    /// <summary>By name.</summary>
    public IReadOnlyList<Country> All => configuration[Key] is { Length: > 0 } set && Codes(set) is { Count: > 0 } codes
        ? [.. Places.Countries.Where(c => codes.Contains(c.Code))]
        : Places.Countries;

    /// <summary>What a form begins with: most buyers live where the parcels leave.</summary>
    public string First => configuration[Warehouse] is { } near && Has(near) ? near : Has(Usually) ? Usually : All[0].Code;

    public bool Has(string? code) => All.Any(c => c.Code == code);

    /// <summary>Why an address there is not taken, for whoever typed it; null when it is, or when there is no such country.</summary>
    public string? RefusalOf(string? code) => Places.Find(code) is { } country && !Has(code) ? $"The shop does not deliver to {country.Name}." : null;

    internal static HashSet<string> Codes(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(code => Places.Find(code) is not null)];
}

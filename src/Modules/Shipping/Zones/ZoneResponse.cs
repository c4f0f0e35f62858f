namespace ClickCart.Shipping.Zones;

/// <param name="Everywhere">It is for wherever no other zone is.</param>
/// <param name="Countries">ISO 3166-1 alpha-2.</param>
/// <param name="Regions">ISO 3166-2.</param>
internal sealed record ZoneResponse(
    Guid Id, string Name, bool Everywhere, IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> PostalCodes,
    IReadOnlyList<DeliveryMethod> Methods, int Version) : IVersioned
{
    public static ZoneResponse Of(Zone z) =>
        new(z.Id, z.Name, z.Places.Everywhere, z.Places.Countries, z.Places.Regions, z.Places.PostalCodes, z.Methods, z.Version);

    /// <summary>Those that its amounts are in.</summary>
    internal IEnumerable<string> Currencies => Methods.SelectMany(m => (Money?[])
        [.. (m.Prices ?? []).Select(p => p.Price), .. (m.FreeFrom ?? []).Select(a => a.Amount), .. (m.Margin ?? []).Select(a => a.Amount)])
        .OfType<Money>().Select(m => m.Currency);

    /// <summary>For people.</summary>
    internal string Where => string.Join(", ",
        (Everywhere ? ["everywhere else"] : Array.Empty<string>()).Concat(Countries.Select(Places.CountryName)).Concat(Regions).Concat(PostalCodes));
}

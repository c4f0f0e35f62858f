namespace ClickCart.Web.Papers;

public static class PaperAddress
{
    /// <summary>As it is written on a letter, with the country in the language of the paper.</summary>
    public static IReadOnlyList<string> Lines(Address address) =>
    [
        address.Name, address.Line1, .. address.Line2 is { Length: > 0 } second ? [second] : Array.Empty<string>(), Places.TownOf(address),
        Texts.Country(address.Country),
    ];
}

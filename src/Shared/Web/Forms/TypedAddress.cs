namespace ClickCart.Web.Forms;

/// <summary>An address as it was typed into a page, kept as it is until it is right.</summary>
public sealed record TypedAddress(
    string Name = "", string Line1 = "", string Line2 = "", string City = "", string Region = "", string PostalCode = "", string Country = "",
    string Phone = "")
{
    private static readonly AddressValidator Rules = new();

    /// <param name="prefix">What the fields' names begin with: <c>shipTo</c> for <c>shipTo.city</c>; empty for none.</param>
    public static TypedAddress Of(IFormCollection form, string prefix)
    {
        return new(
            Read("name"), Read("line1"), Read("line2"), Read("city"), Read("region"), Read("postalCode"), Read("country"), Read("phone"));

        string Read(string field) => string.Concat(form[FieldName(prefix, field)].ToString().Where(c => !char.IsControl(c))).Trim();
    }

    public static TypedAddress Of(Address a) =>
        new(a.Name, a.Line1, a.Line2 ?? "", a.City, a.Region ?? "", a.PostalCode ?? "", a.Country, a.Phone ?? "");

    public static string FieldName(string prefix, string field) => prefix.Length == 0 ? field : $"{prefix}.{field}";

    public Address ToAddress() =>
        new Address(Name, Line1, OrNull(Line2), City, OrNull(Region), PostalCode, Country.ToUpperInvariant(), OrNull(Phone)).Normal();

    /// <summary>What is missing or wrong, by field name.</summary>
    public IReadOnlyDictionary<string, string[]> Errors(string prefix)
    {
        var found = Rules.Validate(ToAddress()).Errors
            .GroupBy(e => e.PropertyName)
            .ToDictionary(e => char.ToLowerInvariant(e.Key[0]) + e.Key[1..], e => e.First().ErrorMessage, StringComparer.Ordinal);
        if (found.ContainsKey("country")) found["country"] = "Choose a country.";
        return found.ToDictionary(f => FieldName(prefix, f.Key), f => new[] { f.Value }, StringComparer.Ordinal);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

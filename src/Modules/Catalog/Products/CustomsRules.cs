namespace ClickCart.Catalog.Products;

/// <summary>What customs must be told of goods, where the shop knows it.</summary>
internal static class CustomsRules
{
    /// <summary>Missing, or a country there is.</summary>
    public static bool IsCountry(string? text) =>
        string.IsNullOrEmpty(text) || Places.Countries.Any(c => c.Code.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Missing, or 6 to 10 digits however they are grouped.</summary>
    public static bool IsHsCode(string? text) =>
        string.IsNullOrEmpty(text)
        || (text.Length <= 20 && text.All(c => char.IsAsciiDigit(c) || c is '.' or ' ' or '-') && text.Count(char.IsAsciiDigit) is >= 6 and <= 10);

    /// <summary>The digits alone; null for none.</summary>
    public static string? Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : null;
}

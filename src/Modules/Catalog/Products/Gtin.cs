namespace ClickCart.Catalog.Products;

/// <summary>Global Trade Item Numbers, what barcodes of goods say: GTIN-8, UPC (12), EAN (13) and GTIN-14.</summary>
internal static class Gtin
{
    public const int MaxLength = 14;

    public const string Rule = "A barcode is a GTIN of 8, 12, 13 or 14 digits, of which the last is right by the others.";

    /// <summary>The digits alone; null when nothing was said.</summary>
    public static string? Digits(string? text) =>
        text is null ? null : string.Concat(text.Where(c => c is not (' ' or '-'))) is { Length: > 0 } digits ? digits : null;

    /// <summary>Whether the check digit is right: from the right, digits count three times and once by turns, and make a multiple of ten.</summary>
    public static bool IsValid(string? text)
    {
        if (Digits(text) is not { } digits) return true;
        if (digits.Length is not (8 or 12 or 13 or 14) || !digits.All(char.IsAsciiDigit)) return false;
        return digits.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
    }
}

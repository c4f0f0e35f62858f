using System.Globalization;
using System.Text.Json.Serialization;

namespace ClickCart.Catalog.Contracts;

/// <summary>What one packed unit of a variant takes up: whole millimetres, 1 to <see cref="Most"/> a side.</summary>
public sealed record PackedSize(int Length, int Width, int Height)
{
    public const int Most = 5000;

    /// <summary>The longest text.</summary>
    public const int TextLength = 14;

    /// <summary>In mm³.</summary>
    [JsonIgnore] public long Volume => (long)Length * Width * Height;

    /// <summary>Its sides, the longest first: goods may be turned.</summary>
    [JsonIgnore]
    public (int Longest, int Middle, int Shortest) Sides
    {
        get
        {
            int[] sides = [Length, Width, Height];
            Array.Sort(sides);
            return (sides[2], sides[1], sides[0]);
        }
    }

    /// <summary>Reads what <see cref="ToString"/> writes, and how people write it: <c>300 × 200 × 50 mm</c>. Null when it is something else.</summary>
    public static PackedSize? Read(string text)
    {
        var plain = text.Trim();
        if (plain.EndsWith("mm", StringComparison.OrdinalIgnoreCase)) plain = plain[..^2];
        var sides = plain.Split(['x', 'X', '×', '*'], StringSplitOptions.TrimEntries);
        return sides.Length == 3 && Side(sides[0]) is { } length && Side(sides[1]) is { } width && Side(sides[2]) is { } height
            ? new(length, width, height) : null;
    }

    /// <summary><c>300x200x50</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Length}x{Width}x{Height}");

    private static int? Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is > 0 and <= Most ? side : null;
}

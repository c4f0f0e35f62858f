using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Products;

/// <summary>What a spreadsheet leaves in the place of what somebody entered.</summary>
internal static partial class SpoiltCell
{
    /// <summary>A code of digits that was shown as a number: 4006381333931 as <c>4.00638E+12</c>. Which code it was cannot be told.</summary>
    public static bool IsShortened(string text) => Shortened().IsMatch(text);

    /// <summary>What stands in a cell whose formula failed.</summary>
    public static bool IsFailure(string text) => text is "#N/A" or "#NAME?" or "#REF!" or "#VALUE!" or "#DIV/0!" or "#NUM!" or "#NULL!" or "#SPILL!";

    [GeneratedRegex(@"^[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Shortened();
}

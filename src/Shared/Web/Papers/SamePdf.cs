using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ClickCart.Web.Papers;

/// <summary>
/// Makes the file the same each time that the same is printed. PDFsharp draws lots for the ids of a document and for what it puts before the names of embedded
/// fonts; in their places come the hash of all the rest, and letters by the order of the fonts. Lengths stay, so that the file's offsets hold.
/// </summary>
internal static partial class SamePdf
{
    /// <summary>In milliseconds; a file takes one or two.</summary>
    private const int Timeout = 60_000;

    public static byte[] Of(byte[] file)
    {
        // One char for each byte.
        var fonts = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = Prefixes().Replace(Encoding.Latin1.GetString(file), found =>
        {
            if (!fonts.TryGetValue(found.Value, out var letters)) fonts.Add(found.Value, letters = LettersOf(fonts.Count));
            return letters;
        });
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(Ids().Replace(text, ""))).AsSpan(..16));
        return Encoding.Latin1.GetBytes(Ids().Replace(text, found =>
            found.Value.StartsWith("uuid:", StringComparison.Ordinal) ? $"uuid:{Guid.ParseExact(hash, "N")}" : $"/ID[<{hash}><{hash}>]"));
    }

    private static string LettersOf(int number) => string.Concat(Enumerable.Range(0, 6).Select(i => (char)('A' + (number / (int)Math.Pow(26, 5 - i) % 26))));

    [GeneratedRegex(@"(?<=/(BaseFont|FontName)/)[A-Z]{6}(?=\+)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Prefixes();

    [GeneratedRegex(@"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]|uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Ids();
}

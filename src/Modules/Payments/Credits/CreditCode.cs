using System.Security.Cryptography;
using System.Text;

namespace ClickCart.Payments.Credits;

/// <summary>Codes of gift cards: 16 letters and digits without look-alikes, 80 random bits, in groups of four: <c>7K2M-9QXA-…</c>.</summary>
internal static class CreditCode
{
    public const int Length = 16;

    /// <summary>As long as it may be typed, with spaces and hyphens.</summary>
    public const int Typed = 40;

    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ123456789";

    // The house's secrets are base32 in lower case.
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    public static string New(IIds ids)
    {
        var letters = ids.Secret()[..Length].Select(c => Letters[Base32.IndexOf(c, StringComparison.Ordinal)]);
        return string.Join('-', letters.Chunk(4).Select(part => new string(part)));
    }

    /// <summary>Without what stands between, in capitals, and with 1 for the letters that look like it, which no code has.</summary>
    public static string Normal(string typed) =>
        string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('I', '1').Replace('L', '1');

    public static bool IsShaped(string typed) => Normal(typed).Length == Length;

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normal(code))));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClickCart.Payments.StripeEvents;

/// <summary><c>Stripe-Signature: t=unix,v1=hex HMAC-SHA256(secret, t + "." + raw body)</c>. Any matching v1 passes, so that secrets can be rolled.</summary>
internal static class StripeSignature
{
    /// <summary>How old a signature may be, and how far ahead a clock.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>What is wrong with the signature; null when it holds.</summary>
    public static string? Flaw(string? header, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(secret)) return "no webhook secret is configured";
        if (string.IsNullOrEmpty(header)) return "the Stripe-Signature header is missing";
        var parts = header.Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        if (!long.TryParse(parts["t"].LastOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !parts.Contains("v1"))
            return "it has no t or no v1";
        var expected = Encoding.ASCII.GetBytes(Of(secret, seconds, body));
        if (!parts["v1"].Any(v1 => CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(v1)))) return "no v1 matches";
        return Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds ? "it is too old or too new" : null;
    }

    /// <summary>The v1 of a body.</summary>
    public static string Of(string secret, long unixSeconds, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes($"{unixSeconds.ToString(CultureInfo.InvariantCulture)}."), .. body]));
}

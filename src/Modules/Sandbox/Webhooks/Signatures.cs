using System.Security.Cryptography;
using System.Text;

namespace ClickCart.Sandbox.Webhooks;

/// <summary>How the two providers sign what they send.</summary>
internal static class Signatures
{
    /// <summary>The value of <c>Stripe-Signature</c>: the time is part of what is signed.</summary>
    public static string Stripe(string secret, DateTimeOffset at, byte[] body)
    {
        var time = at.ToUnixTimeSeconds();
        return $"t={time},v1={Hmac(secret, [.. Encoding.ASCII.GetBytes($"{time}."), .. body])}";
    }

    /// <summary>The value of <c>X-Hmac-Signature</c>: no time, and the secret is decomposed (NFKD) before it is used.</summary>
    public static string EasyPost(string secret, byte[] body) => "hmac-sha256-hex=" + Hmac(secret.Normalize(NormalizationForm.FormKD), body);

    private static string Hmac(string secret, byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}

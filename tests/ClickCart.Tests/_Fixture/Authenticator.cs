using OtpNet;

namespace ClickCart.Tests;

/// <summary>An authenticator app that goes by the shop's clock.</summary>
public sealed class Authenticator(string secret, TestClock clock)
{
    private readonly Totp _totp = new(Base32Encoding.ToBytes(secret));

    /// <summary>The code of these 30 seconds, or of some before or after.</summary>
    public string Code(int steps = 0) => _totp.ComputeTotp(clock.GetUtcNow().UtcDateTime.AddSeconds(30 * steps));

    /// <summary>Waits for one that it has not shown yet.</summary>
    public string NextCode()
    {
        clock.Advance(TimeSpan.FromSeconds(30));
        return Code();
    }
}

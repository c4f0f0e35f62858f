namespace ClickCart.Kernel;

/// <summary>
/// How long a regular expression may take. Our patterns are linear and their inputs bounded, so that only a mistake in a pattern would ever reach the limit;
/// it is far above a pause of the machine (a collection, a busy processor), because the clock goes on then and a harmless input would be an error.
/// </summary>
public static class MatchLimits
{
    /// <summary>In milliseconds.</summary>
    public const int Timeout = 10_000;

    public static readonly TimeSpan Span = TimeSpan.FromMilliseconds(Timeout);
}

namespace ClickCart.Kernel;

/// <summary>How long to wait before the next try: doubling, with jitter, so that those who failed together do not come back together.</summary>
public static class Backoff
{
    /// <summary>Tries before a message or job is given up: with the delays of <see cref="Delay"/> about 20 minutes.</summary>
    public const int MaxTries = 14;

    /// <summary>0.1 s, doubling to at most 5 minutes, each between half and the whole of it.</summary>
    /// <param name="tries">Tries that have failed, at least 1.</param>
    /// <param name="jitter">A random number in [0, 1).</param>
    public static TimeSpan Delay(int tries, double jitter) =>
        TimeSpan.FromSeconds(Math.Min(300, 0.1 * Math.Pow(2, Math.Clamp(tries - 1, 0, MaxTries))) * (0.5 + jitter / 2));
}

namespace ClickCart.Benchmarks.Bench;

/// <summary>Until when a slice begins something new, from now on. Safe to share between users.</summary>
/// <param name="most">Steps that are begun, at most.</param>
internal sealed class SliceBound(TimeSpan time, int most, TimeProvider clock)
{
    private readonly long _from = clock.GetTimestamp();
    private int _begun;

    /// <summary>Whether one more may be begun, which counts then.</summary>
    public bool Begin() => clock.GetElapsedTime(_from) < time && Interlocked.Increment(ref _begun) <= most;
}

namespace ClickCart.Platform.Messaging;

/// <summary>
/// Lets work that nobody waits for give way to customers: while many requests are under way, deliveries go one at a time, so that a crowd of shoppers is
/// not slowed down by the orders it has just placed. What has waited its time begins at once: in a crowd that stays, orders flow as they came.
/// </summary>
public sealed class Courtesy : IDisposable
{
    /// <summary>How long after it was claimed a delivery gives way: mostly, after the commit that caused it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A crowd has gone when it has not been seen for so long: between two requests of the same shoppers is no room.</summary>
    private const long PauseMilliseconds = 50;

    /// <summary>Fewer than this leave room for more work.</summary>
    private static readonly int Crowd = 2 * Environment.ProcessorCount;

    private readonly SemaphoreSlim _lane = new(1);
    private int _present;
    private long _seen = -PauseMilliseconds;

    /// <summary>A request begins; it ends when the result is disposed.</summary>
    internal IDisposable Enter()
    {
        Interlocked.Increment(ref _present);
        return new Leaving(Leave);
    }

    /// <summary>A delivery begins, at once when there is room, else in its turn; it ends when the result, if any, is disposed.</summary>
    /// <param name="waited">Since it was claimed.</param>
    internal async ValueTask<IDisposable?> GiveWayAsync(TimeSpan waited)
    {
        var patience = Patience - waited;
        if (patience <= TimeSpan.Zero || !IsCrowded || !await _lane.WaitAsync(patience)) return null;
        if (IsCrowded) return new Leaving(() => _lane.Release());
        // The crowd has gone: everybody who waits may begin.
        _lane.Release();
        return null;
    }

    private bool IsCrowded => Volatile.Read(ref _present) >= Crowd || Environment.TickCount64 - Volatile.Read(ref _seen) < PauseMilliseconds;

    private void Leave()
    {
        if (Interlocked.Decrement(ref _present) >= Crowd - 1) Volatile.Write(ref _seen, Environment.TickCount64);
    }

    /// <inheritdoc />
    public void Dispose() => _lane.Dispose();

    private sealed class Leaving(Action leave) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) leave();
        }
    }
}

namespace ClickCart.Platform.Messaging;

/// <summary>
/// Lets events and jobs give way to requests that somebody waits for: while many are under way, they run one at a time, until they are a second old. So
/// shoppers are not slowed down by the orders that they have just placed, and these flow as they came. Guarantees nothing; its worth is in decision 15.
/// </summary>
internal sealed class RequestsFirst : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Fewer than this leave room for more work.</summary>
    private static readonly int Many = 2 * Environment.ProcessorCount;

    /// <summary>Between two requests of the same shoppers is no room either.</summary>
    private const long PauseMilliseconds = 50;

    private readonly SemaphoreSlim _one = new(1);
    private int _underWay;
    private long _manyAt = -PauseMilliseconds;

    private bool IsBusy => Volatile.Read(ref _underWay) >= Many || Environment.TickCount64 - Volatile.Read(ref _manyAt) < PauseMilliseconds;

    public void Begin() => Interlocked.Increment(ref _underWay);

    public void End()
    {
        if (Interlocked.Decrement(ref _underWay) >= Many - 1) Volatile.Write(ref _manyAt, Environment.TickCount64);
    }

    /// <summary>Runs the work at once when there is room, else in its turn.</summary>
    public async Task<T> GiveWayAsync<T>(TimeSpan age, Func<Task<T>> work)
    {
        var patience = Patience - age;
        if (patience <= TimeSpan.Zero || !IsBusy || !await _one.WaitAsync(patience < Patience ? patience : Patience)) return await work();
        try
        {
            if (IsBusy) return await work();
        }
        finally
        {
            _one.Release();
        }
        // There is room again, for all who wait.
        return await work();
    }

    public void Dispose() => _one.Dispose();
}

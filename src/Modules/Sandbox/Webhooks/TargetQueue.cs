namespace ClickCart.Sandbox.Webhooks;

/// <summary>A delivery that waits for its time. <paramref name="Row"/> is at hand only when that is soon; else it is read when the time has come.</summary>
internal sealed record Waiting(Guid Id, string Target, DateTimeOffset CreatedAt, Delivery? Row = null, int Attempts = 0, bool Held = false);

/// <summary>
/// What waits for one target. Each target has its own: one that is down, or swallows everything and never answers, holds up nobody else.
/// </summary>
internal sealed class TargetQueue(int parallelism)
{
    // So many failures in a row mean that the target is down: from then on a single try goes out now and then.
    private const int Down = 5;

    private readonly PriorityQueue<Waiting, DateTimeOffset> _queue = new();
    private int _sending, _failures;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>When the next delivery can begin; never, while as many as allowed are under way.</summary>
    public DateTimeOffset NextAt =>
        _sending >= Parallelism || !_queue.TryPeek(out _, out var due) ? DateTimeOffset.MaxValue : due > _pausedUntil ? due : _pausedUntil;

    private int Parallelism => _failures >= Down ? 1 : parallelism;

    public void Add(Waiting waiting, DateTimeOffset due) => _queue.Enqueue(waiting, due);

    /// <summary>The next delivery that is due, while another may be under way.</summary>
    public bool TryTake(DateTimeOffset now, out Waiting waiting)
    {
        waiting = null!;
        if (NextAt > now) return false;
        waiting = _queue.Dequeue();
        _sending++;
        return true;
    }

    /// <summary>Ends a delivery that says nothing about the target.</summary>
    public void Return() => _sending--;

    /// <summary>Ends a delivery that the target accepted or refused.</summary>
    public void Return(bool accepted, DateTimeOffset now, double random)
    {
        _sending--;
        _failures = accepted ? 0 : _failures + 1;
        if (_failures >= Down) _pausedUntil = now + Backoff(_failures - Down + 1, random);
        else if (accepted) _pausedUntil = DateTimeOffset.MinValue;
    }

    /// <summary>A quarter of a second, doubling up to a minute, a quarter more or less.</summary>
    public static TimeSpan Backoff(int attempts, double random) =>
        TimeSpan.FromSeconds(Math.Min(60, 0.125 * Math.Pow(2, Math.Min(attempts, 10))) * (0.75 + random / 2));
}

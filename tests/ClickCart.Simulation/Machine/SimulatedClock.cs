namespace ClickCart.Simulation.Machine;

/// <summary>
/// Time that passes only when the simulation says so. Who sleeps is woken at once, and so much time has passed then; a time-out strikes when the time is
/// advanced beyond it. The clock on the wall can be set, which no timer notices.
/// </summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _elapsed;
    private TimeSpan _setTo;

    public static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How long it has run, whatever the clock on the wall says.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock) return _elapsed;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return start + _elapsed + _setTo;
    }

    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Time passes, and whatever falls due within it happens.</summary>
    public void Advance(TimeSpan by)
    {
        Timer[] due;
        lock (_lock)
        {
            _elapsed += by;
            due = [.. _timers.Where(t => t.DueAt <= _elapsed).OrderBy(t => t.DueAt)];
            foreach (var timer in due) _timers.Remove(timer);
        }
        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Somebody sets the clock on the wall.</summary>
    public void Set(TimeSpan by)
    {
        lock (_lock) _setTo += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        // What Task.Delay waits with. Nobody else's timer has a task that is nothing but a pause.
        if (state is Task && state.GetType().Name.StartsWith("DelayPromise", StringComparison.Ordinal))
        {
            Advance(dueTime);
            timer.Fire();
        }
        else
        {
            timer.Change(dueTime, period);
        }
        return timer;
    }

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan DueAt { get; private set; }

        public void Fire()
        {
            if (_period > TimeSpan.Zero) Change(_period, _period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime < TimeSpan.Zero) return true;
                DueAt = clock._elapsed + dueTime;
                clock._timers.Add(this);
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

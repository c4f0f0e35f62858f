using System.Collections.Concurrent;

namespace ClickCart.Platform.Messaging;

/// <summary>Wakes the relay of a module: at once for what a commit left unclaimed, at its time for a retry.</summary>
public sealed class RelaySignal(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bell> _bells = new(StringComparer.Ordinal);

    internal void Wake(string module) => Of(module).Set(DateTimeOffset.MinValue);

    internal void WakeAt(string module, DateTimeOffset due) => Of(module).Set(due);

    /// <summary>Until something falls due that this process knows of, and at most so long.</summary>
    internal async Task WaitAsync(string module, TimeSpan atMost, CancellationToken ct)
    {
        var (bell, started) = (Of(module), clock.GetTimestamp());
        while (bell.Wait(clock.GetUtcNow(), atMost - clock.GetElapsedTime(started)) is { } wait) await bell.Changed.WaitAsync(wait, ct);
    }

    private Bell Of(string module) => _bells.GetOrAdd(module, _ => new());

    private sealed class Bell
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _due = DateTimeOffset.MaxValue;

        public SemaphoreSlim Changed { get; } = new(0);

        public void Set(DateTimeOffset due)
        {
            lock (_lock)
            {
                if (due >= _due) return;
                _due = due;
                if (Changed.CurrentCount == 0) Changed.Release();
            }
        }

        /// <summary>How long to wait; null when the wait is over.</summary>
        public TimeSpan? Wait(DateTimeOffset now, TimeSpan left)
        {
            lock (_lock)
            {
                if (_due > now && left > TimeSpan.Zero) return _due - now < left ? _due - now : left;
                if (_due <= now) _due = DateTimeOffset.MaxValue;
                return null;
            }
        }
    }
}

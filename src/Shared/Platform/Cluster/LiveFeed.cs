using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ClickCart.Platform.Cluster;

/// <summary>
/// Notifies open streams that something they show has changed. Carries topics only;
/// the stream reads the present state itself, so nothing stale is sent.
/// </summary>
public sealed class LiveFeed
{
    private readonly Dictionary<string, HashSet<Watcher>> _watchers = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Signal(IEnumerable<string> topics)
    {
        lock (_lock)
        {
            foreach (var topic in topics)
            {
                if (!_watchers.TryGetValue(topic, out var watchers)) continue;
                foreach (var watcher in watchers.Where(w => w.Pending.Add(topic))) watcher.Changed.Writer.TryWrite(topic);
            }
        }
    }

    /// <summary>Changes may have been missed: every stream reads again.</summary>
    public void SignalAll()
    {
        string[] topics;
        lock (_lock) topics = [.. _watchers.Keys];
        Signal(topics);
    }

    /// <summary>The topics that changed, as they change. A reader that falls behind misses repeats, never the last change.</summary>
    public async IAsyncEnumerable<string> WatchAsync(IReadOnlyCollection<string> topics, [EnumeratorCancellation] CancellationToken ct)
    {
        var watcher = new Watcher();
        lock (_lock)
        {
            foreach (var topic in topics)
            {
                if (!_watchers.TryGetValue(topic, out var watchers)) _watchers.Add(topic, watchers = []);
                watchers.Add(watcher);
            }
        }
        try
        {
            await foreach (var topic in watcher.Changed.Reader.ReadAllAsync(ct))
            {
                lock (_lock) watcher.Pending.Remove(topic);
                yield return topic;
            }
        }
        finally
        {
            lock (_lock)
            {
                foreach (var topic in topics)
                    if (_watchers.TryGetValue(topic, out var watchers) && watchers.Remove(watcher) && watchers.Count == 0) _watchers.Remove(topic);
            }
        }
    }

    private sealed class Watcher
    {
        public readonly HashSet<string> Pending = new(StringComparer.Ordinal);
        public readonly Channel<string> Changed = Channel.CreateUnbounded<string>();
    }
}

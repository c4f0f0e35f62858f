using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ClickCart.Platform.Cluster;

/// <summary>
/// Notifies open streams that something they show has changed. Carries topics only; the stream reads the present state itself, so nothing stale is sent.
/// </summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<Watcher, bool> _watchers = new();

    public void Signal(IEnumerable<string> topics)
    {
        foreach (var topic in topics)
            foreach (var (watcher, _) in _watchers) watcher.Signal(topic);
    }

    /// <summary>Changes may have been missed: every stream reads again.</summary>
    public void SignalAll() => Signal(_watchers.SelectMany(w => w.Key.Topics).Distinct(StringComparer.Ordinal));

    /// <summary>The topics that changed, as they change. A reader that falls behind misses repeats, never the last change.</summary>
    public async IAsyncEnumerable<string> WatchAsync(IReadOnlyCollection<string> topics, [EnumeratorCancellation] CancellationToken ct)
    {
        var watcher = new Watcher(topics.ToHashSet(StringComparer.Ordinal));
        _watchers.TryAdd(watcher, true);
        try
        {
            await foreach (var topic in watcher.Changed.Reader.ReadAllAsync(ct))
            {
                watcher.Pending.TryRemove(topic, out _);
                yield return topic;
            }
        }
        finally
        {
            _watchers.TryRemove(watcher, out _);
        }
    }

    private sealed class Watcher(IReadOnlySet<string> topics)
    {
        public IReadOnlySet<string> Topics => topics;
        public ConcurrentDictionary<string, bool> Pending { get; } = new(StringComparer.Ordinal);
        public Channel<string> Changed { get; } = Channel.CreateUnbounded<string>();

        public void Signal(string topic)
        {
            if (topics.Contains(topic) && Pending.TryAdd(topic, true)) Changed.Writer.TryWrite(topic);
        }
    }
}

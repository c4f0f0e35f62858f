using System.Collections.Concurrent;

namespace ClickCart.Catalog.Search;

/// <summary>
/// Counts of lists and the category tree, kept until this process changes the catalogue or stock, and at most as long as another node's change may go
/// unseen. A count begun before a change is never kept after it. Prices of items are never cached.
/// </summary>
internal sealed class FacetCache(TimeProvider clock) : ICommitListener
{
    private const int MaxEntries = 500;
    internal static readonly TimeSpan OtherNodes = TimeSpan.FromSeconds(3);

    /// <summary>How old the count of a long list may be, where each count costs much and one more or less tells nobody anything.</summary>
    // An answer that is kept may say it for as long again.
    internal static readonly TimeSpan Lag = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<object, Entry> _entries = new();
    private long _version;

    /// <summary>Another one after each change that this process committed.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>The catalogue changed and the change is committed.</summary>
    public void Forget() => Interlocked.Increment(ref _version);

    /// <summary>Not at the save: a count between it and the commit would be kept without what was saved.</summary>
    void ICommitListener.Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        if (module == "catalog") Forget();
    }

    /// <param name="key">Compared by value; each type of key belongs to one caller.</param>
    /// <param name="count">Reads it afresh.</param>
    /// <param name="mayLag">Whether this count may be as old as <see cref="Lag"/>, whatever has changed since.</param>
    public async ValueTask<T> GetAsync<T>(object key, Func<Task<T>> count, Func<T, bool>? mayLag = null) where T : class
    {
        var (version, now) = (Interlocked.Read(ref _version), clock.GetTimestamp());
        if (_entries.TryGetValue(key, out var entry) && clock.GetElapsedTime(entry.At, now) is var age
            && ((age < OtherNodes && entry.Version == version) || (age < Lag && mayLag?.Invoke((T)entry.Value) is true)))
            return (T)entry.Value;
        var value = await count();
        if (_entries.Count >= MaxEntries) _entries.Clear();
        _entries[key] = new(version, now, value);
        return value;
    }

    private sealed record Entry(long Version, long At, object Value);
}

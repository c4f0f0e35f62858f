using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ClickCart.Platform.Pipeline;

/// <summary>
/// The first answer to a keyed request, committed in the same transaction as its effect. The answer is encrypted: it may hold an access token.
/// </summary>
[Table("idempotency_keys"), PrimaryKey(nameof(Scope), nameof(Route), nameof(Key))]
public sealed class IdempotencyRecord
{
    /// <summary>The account, or for guests the cart, quote or order that the request acts on, or their browser.</summary>
    [MaxLength(64)]
    public required string Scope { get; init; }

    [MaxLength(120)]
    public required string Route { get; init; }

    [MaxLength(255)]
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, hexadecimal.</summary>
    [MaxLength(64)]
    public required string RequestHash { get; init; }

    public string Answer { get; set; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// A request that a guest may send with an Idempotency-Key says what the key is scoped to: something that only this guest knows, never a constant. What
/// comes by forms alone need not: its keys belong to the browser.
/// </summary>
public interface IGuestKeyed
{
    /// <summary>Null for what came by a form: its browser.</summary>
    string? GuestScope { get; }
}

/// <summary>A request of which something tells two apart that its JSON does not say.</summary>
public interface IAlsoCompared
{
    string Compared { get; }
}

/// <summary>The Idempotency-Key of the HTTP request in this scope; set by <c>Keyed()</c>.</summary>
public sealed class IdempotencyKey
{
    internal string? Key { get; set; }
    internal string Route { get; set; } = "";
    internal string Path { get; set; } = "";

    /// <summary>The browser that sent the form; null when it was none.</summary>
    internal string? Browser { get; set; }

    /// <summary>It came from a form of a page: a person looks at the answer, and has no use for keys.</summary>
    internal bool IsForm { get; set; }

    internal bool Replayed { get; set; }
}

/// <summary>Keys being worked on in this process. Other nodes are kept out by the primary key of <see cref="IdempotencyRecord"/>.</summary>
public sealed class KeysInProgress
{
    private readonly ConcurrentDictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    public IDisposable? TryEnter(string key)
    {
        var turn = new Turn(this, key);
        return _turns.TryAdd(key, turn) ? turn : null;
    }

    /// <summary>The same once whoever has the key has left; null when that takes longer than <paramref name="patience"/>.</summary>
    public async Task<IDisposable?> EnterAsync(string key, TimeSpan patience, CancellationToken ct)
    {
        var turn = TryEnter(key);
        if (turn is not null || patience == TimeSpan.Zero) return turn;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        waiting.CancelAfter(patience);
        while (!waiting.IsCancellationRequested)
        {
            if (_turns.TryGetValue(key, out var first)) await first.Left.WaitAsync(waiting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (TryEnter(key) is { } left) return left;
        }
        ct.ThrowIfCancellationRequested();
        return null;
    }

    private sealed class Turn(KeysInProgress keys, string key) : IDisposable
    {
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Left => _left.Task;

        public void Dispose()
        {
            keys._turns.TryRemove(key, out _);
            _left.TrySetResult();
        }
    }
}

using System.Collections.Concurrent;

namespace ClickCart.Platform;

/// <summary>The first answer to a keyed request, committed in the same transaction as its effect. The answer is encrypted: it may hold an access token.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>The account, or for guests the cart, quote or order that the request acts on.</summary>
    public required string Scope { get; init; }

    public required string Route { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, hexadecimal.</summary>
    public required string RequestHash { get; init; }

    public required string Answer { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A request that a guest may send with an Idempotency-Key says what the key is scoped to.</summary>
public interface IGuestKeyed
{
    string GuestScope { get; }
}

/// <summary>The Idempotency-Key of the HTTP request in this scope; set by <see cref="Endpoints.Keyed"/>.</summary>
public sealed class IdempotencyKey
{
    internal string? Key { get; set; }
    internal string Route { get; set; } = "";
    internal string Path { get; set; } = "";
    internal bool Replayed { get; set; }
}

/// <summary>Keys being worked on in this process. Other nodes are kept out by the primary key of <see cref="IdempotencyRecord"/>.</summary>
public sealed class KeysInProgress
{
    private readonly ConcurrentDictionary<string, byte> _keys = new(StringComparer.Ordinal);

    public IDisposable? TryEnter(string key) => _keys.TryAdd(key, 0) ? new Leave(this, key) : null;

    private sealed class Leave(KeysInProgress keys, string key) : IDisposable
    {
        public void Dispose() => keys._keys.TryRemove(key, out _);
    }
}

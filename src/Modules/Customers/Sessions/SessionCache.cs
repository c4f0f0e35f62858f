using System.Collections.Concurrent;
using System.Security.Claims;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// Remembers for a few seconds who a token or a cookie's session is. Signing out clears
/// it on this node at once; another node may believe it for that long.
/// </summary>
internal sealed class SessionCache
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What a cookie's session is remembered by; an access token goes by its hash.</summary>
    public static string KeyOf(Guid sessionId) => sessionId.ToString();

    public ClaimsPrincipal? Find(string key, DateTimeOffset now) => _entries.TryGetValue(key, out var entry) && now < entry.Until ? entry.Principal : null;

    public ClaimsPrincipal Keep(string key, Guid accountId, ClaimsPrincipal who, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (_entries.Count >= Capacity) _entries.Clear();
        var until = now + Lifetime;
        _entries[key] = new(accountId, who, until < expiresAt ? until : expiresAt);
        return who;
    }

    /// <summary>The session's present token and its cookie.</summary>
    public void Forget(Session session)
    {
        ForgetToken(session.AccessHash);
        _entries.TryRemove(KeyOf(session.Id), out _);
    }

    public void ForgetToken(string hash) => _entries.TryRemove(hash, out _);

    public void ForgetAccount(Guid accountId)
    {
        foreach (var (key, _) in _entries.Where(e => e.Value.AccountId == accountId)) _entries.TryRemove(key, out _);
    }

    private sealed record Entry(Guid AccountId, ClaimsPrincipal Principal, DateTimeOffset Until);
}

using System.Collections.Concurrent;
using System.Security.Claims;
using ClickCart.Customers.Accounts;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// Remembers for a few seconds who a token or a cookie's session is. Signing out clears it on this node at once; another node may believe it for that
/// long. What is forgotten is saved first: else a request in between would put it back.
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

    /// <summary>Saves, and forgets a session's token and its cookie.</summary>
    public async Task ForgetAsync(CustomersDbContext db, Guid sessionId, string accessHash, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        _entries.TryRemove(accessHash, out _);
        _entries.TryRemove(KeyOf(sessionId), out _);
    }

    /// <summary>Saves, and forgets all sessions of the account.</summary>
    public async Task ForgetAsync(CustomersDbContext db, Account account, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        foreach (var (key, _) in _entries.Where(e => e.Value.AccountId == account.Id)) _entries.TryRemove(key, out _);
    }

    /// <summary>Saves, and forgets everybody: what a role allows has changed.</summary>
    public async Task ForgetAllAsync(CustomersDbContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        _entries.Clear();
    }

    private sealed record Entry(Guid AccountId, ClaimsPrincipal Principal, DateTimeOffset Until);
}

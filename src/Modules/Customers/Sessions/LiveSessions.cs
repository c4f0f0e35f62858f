using System.Linq.Expressions;
using System.Security.Claims;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// Who is signed in: sessions that live, with their accounts as they are now. Bearer tokens and the pages'
/// cookie both ask here, so that signing out, everywhere too, and changes of role act on both.
/// </summary>
internal sealed class LiveSessions(CustomersDbContext db, SessionCache cache, TimeProvider clock) : ISignIns
{
    /// <summary>Null for a token that is unknown, expired or signed out.</summary>
    public Task<ClaimsPrincipal?> OfTokenAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Session.Hash(token), clock.GetUtcNow());
        return FindAsync(hash, s => s.AccessHash == hash && s.AccessExpiresAt > now, s => s.AccessExpiresAt, now, ct);
    }

    /// <summary>Null for a session that has ended; without a refresh, one ends 30 days after it began.</summary>
    public Task<ClaimsPrincipal?> OfSessionAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return FindAsync(SessionCache.KeyOf(id), s => s.Id == id && s.RefreshExpiresAt > now, s => s.RefreshExpiresAt, now, ct);
    }

    /// <inheritdoc/>
    public async Task<bool> StandAsync(ClaimsPrincipal caller, CancellationToken ct) =>
        caller.FindFirstValue(SessionScheme.SessionId) is not { } session || await OfSessionAsync(Guid.Parse(session), ct) is not null;

    private async Task<ClaimsPrincipal?> FindAsync(
        string key, Expression<Func<Session, bool>> wanted, Func<Session, DateTimeOffset> end, DateTimeOffset now, CancellationToken ct)
    {
        if (cache.Find(key, now) is { } known) return known;
        var found = await (
            from session in db.Sessions.Where(wanted)
            join account in db.Accounts on session.AccountId equals account.Id
            where session.EndedAt == null
            select new { Session = session, account.Email, account.Name, account.Role }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, found.Session.AccountId.ToString()), new(ClaimTypes.Email, found.Email!), new(ClaimTypes.Name, found.Name),
            new(ClaimTypes.Role, found.Role), new(SessionScheme.SessionId, found.Session.Id.ToString()),
        ], SessionScheme.Name);
        return cache.Keep(key, found.Session.AccountId, new ClaimsPrincipal(identity), end(found.Session), now);
    }
}

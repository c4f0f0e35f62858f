using System.Linq.Expressions;
using System.Security.Claims;
using ClickCart.Customers.SecondFactors;
using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// Who is signed in: sessions that live, with their accounts and roles as they are now. Bearer tokens and the pages' cookie both ask here, so that signing
/// out, everywhere too, and changes of roles and of what they allow act on both. Staff who lack the second factor that the shop requires have a customer's
/// role until they have one.
/// </summary>
internal sealed class LiveSessions(
    CustomersDbContext db, SessionSettings settings, SecondFactorSettings secondFactors, SessionCache cache, TimeProvider clock) : ISignIns
{
    /// <summary>The end of a session of staff is written anew at most so often: once a minute, or ten times until it would end.</summary>
    private readonly TimeSpan _stamp = TimeSpan.FromSeconds(Math.Min(60, settings.StaffIdle.TotalSeconds / 10));

    /// <summary>Null for a token that is unknown, expired or signed out.</summary>
    public Task<ClaimsPrincipal?> OfTokenAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Session.Hash(token), clock.GetUtcNow());
        return FindAsync(hash, s => s.AccessHash == hash && s.AccessExpiresAt > now, s => s.AccessExpiresAt, isUse: true, now, ct);
    }

    /// <summary>Null for a session that has ended; a customer's ends 30 days after it began or was refreshed.</summary>
    /// <param name="id">The session's.</param>
    /// <param name="isUse">Somebody does something; not just a page that stands open.</param>
    /// <param name="ct">Stops the look.</param>
    public Task<ClaimsPrincipal?> OfSessionAsync(Guid id, bool isUse, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return FindAsync(SessionCache.KeyOf(id), s => s.Id == id, s => s.RefreshExpiresAt, isUse, now, ct);
    }

    /// <inheritdoc/>
    public async Task<bool> StandAsync(ClaimsPrincipal caller, CancellationToken ct) =>
        caller.FindFirstValue(SessionScheme.SessionId) is not { } session
        // A page that stays open is no use of it: else who leaves the office would be signed in the whole day.
        || await OfSessionAsync(Guid.Parse(session), isUse: false, ct) is not null;

    private async Task<ClaimsPrincipal?> FindAsync(
        string key, Expression<Func<Session, bool>> wanted, Func<Session, DateTimeOffset> end, bool isUse, DateTimeOffset now, CancellationToken ct)
    {
        if (cache.Find(key, now) is { } known) return known;
        var found = await (
            from session in db.Sessions.Where(wanted)
            join account in db.Accounts on session.AccountId equals account.Id
            from role in db.StaffRoles.Where(r => r.Key == account.Role).DefaultIfEmpty()
            where session.EndedAt == null && session.RefreshExpiresAt > now
            select new { Session = session, account.Email, account.Name, account.Role, Stored = role, account.TwoFactorEnabled })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null || !await GoesOnAsync(found.Session, found.Role, isUse, now, ct)) return null;
        var lacks = !found.TwoFactorEnabled && secondFactors.IsRequired(found.Role);
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, found.Session.AccountId.ToString()), new(ClaimTypes.Email, found.Email!), new(ClaimTypes.Name, found.Name),
            new(ClaimTypes.Role, lacks ? Roles.Customer : found.Role), new(SessionScheme.SessionId, found.Session.Id.ToString()),
        ], SessionScheme.Name);
        if (lacks) identity.AddClaim(new(SessionScheme.LacksSecondFactor, "true"));
        else if (found.Role != Roles.Admin)
            identity.AddClaims(Rights.Of(found.Role, found.Stored).Permissions.Select(p => new Claim(CallerRights.Permission, p)));
        var principal = new ClaimsPrincipal(identity);
        return isUse ? cache.Keep(key, found.Session.AccountId, principal, end(found.Session), now) : principal;
    }

    /// <summary>Staff's sessions go on while they are used, and not for longer than a working day.</summary>
    private async Task<bool> GoesOnAsync(Session session, string role, bool isUse, DateTimeOffset now, CancellationToken ct)
    {
        if (role == Roles.Customer) return true;
        var (end, was) = (settings.EndOf(role, session.StartedAt, now), session.RefreshExpiresAt);
        if (end <= now) return false;
        if (!isUse || (end >= was && end - was < _stamp)) return true;
        using var turn = await db.WriteTurnAsync(ct);
        // A refresh in between has written it already.
        await db.Sessions.Where(s => s.Id == session.Id && s.RefreshExpiresAt == was)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RefreshExpiresAt, end), ct);
        return true;
    }
}

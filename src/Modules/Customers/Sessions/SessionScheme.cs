using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ClickCart.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// <c>Authorization: Bearer</c> with an access token of ours. A token that is unknown, expired or signed out is refused with 401 everywhere under
/// <c>/api/v1</c>, also where guests may call, since its sender believes to be signed in; except where tokens are got.
/// </summary>
internal sealed class SessionScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CustomersDbContext db, SessionCache cache, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder), IAuthenticationRequestHandler
{
    public const string Name = "ClickCart";

    /// <summary>The claim that names the session.</summary>
    public const string SessionId = "sid";

    public async Task<bool> HandleRequestAsync()
    {
        if (!Request.Path.StartsWithSegments(Endpoints.ApiPrefix, StringComparison.Ordinal)) return false;
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IgnoresBearer>() is not null) return false;
        if ((await HandleAuthenticateOnceSafeAsync()).Failure is null) return false;
        await HandleChallengeAsync(new AuthenticationProperties());
        return true;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Path.StartsWithSegments(Endpoints.ApiPrefix, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var hash = Session.Hash(header["Bearer ".Length..].Trim());
        var now = clock.GetUtcNow();
        if (cache.Find(hash, now) is not { } signedIn)
        {
            var found = await (
                from session in db.Sessions
                join account in db.Accounts on session.AccountId equals account.Id
                where session.AccessHash == hash && session.EndedAt == null && session.AccessExpiresAt > now
                select new { session.Id, session.AccountId, account.Email, account.Name, account.Role, session.AccessExpiresAt }).AsNoTracking().SingleOrDefaultAsync(Context.RequestAborted);
            if (found is null) return AuthenticateResult.Fail("The access token is unknown, expired or signed out.");
            var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, found.AccountId.ToString()), new(ClaimTypes.Email, found.Email!), new(ClaimTypes.Name, found.Name),
                new(ClaimTypes.Role, found.Role), new(SessionId, found.Id.ToString()),
            ], Name);
            signedIn = cache.Keep(hash, found.AccountId, new ClaimsPrincipal(identity), found.AccessExpiresAt, now);
        }
        return AuthenticateResult.Success(new AuthenticationTicket(signedIn, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>On an endpoint where tokens are got: a dead one that the client sends along by habit does no harm.</summary>
internal sealed class IgnoresBearer
{
    public static readonly IgnoresBearer Instance = new();
}

/// <summary>Remembers for a few seconds whose token it is. Signing out clears it on this node at once; another node may take the token for that long.</summary>
internal sealed class SessionCache
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public ClaimsPrincipal? Find(string hash, DateTimeOffset now) => _entries.TryGetValue(hash, out var entry) && now < entry.Until ? entry.Who : null;

    public ClaimsPrincipal Keep(string hash, Guid accountId, ClaimsPrincipal who, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (_entries.Count >= Capacity) _entries.Clear();
        var until = now + Lifetime;
        _entries[hash] = new(accountId, who, until < expiresAt ? until : expiresAt);
        return who;
    }

    public void Forget(string hash) => _entries.TryRemove(hash, out _);

    public void ForgetAccount(Guid accountId)
    {
        foreach (var (hash, _) in _entries.Where(e => e.Value.AccountId == accountId)) _entries.TryRemove(hash, out _);
    }

    private sealed record Entry(Guid AccountId, ClaimsPrincipal Who, DateTimeOffset Until);
}

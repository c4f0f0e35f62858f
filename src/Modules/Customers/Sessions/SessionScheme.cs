using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// <c>Authorization: Bearer</c> with an access token of ours. A token that is unknown, expired or signed out is refused with 401 everywhere under
/// <c>/api/v1</c>, also where guests may call, since its sender believes to be signed in; except where tokens are got.
/// </summary>
internal sealed class SessionScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, LiveSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder), IAuthenticationRequestHandler
{
    public const string Name = "ClickCart";

    /// <summary>The claim that names the session.</summary>
    public const string SessionId = "sid";

    /// <summary>The claim of staff who may do nothing of their role before they have a second factor.</summary>
    public const string LacksSecondFactor = "lacks-second-factor";

    public static Guid SessionOf(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(SessionId)!);

    public async Task<bool> HandleRequestAsync()
    {
        if (!Request.IsApi() || Context.GetEndpoint()?.Metadata.GetMetadata<IgnoresBearer>() is not null) return false;
        if ((await HandleAuthenticateOnceSafeAsync()).Failure is null) return false;
        await HandleChallengeAsync(new AuthenticationProperties());
        return true;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        return await sessions.OfTokenAsync(header["Bearer ".Length..].Trim(), Context.RequestAborted) is { } who
            ? AuthenticateResult.Success(new AuthenticationTicket(who, Name))
            : AuthenticateResult.Fail("The access token is unknown, expired or signed out.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.User.HasClaim(c => c.Type == LacksSecondFactor)
        ? Problems.WriteAsync(Context, new(ErrorKind.Forbidden, "second-factor-required",
            "This shop asks a second factor of its staff. Set one up: POST /api/v1/me/second-factor/totp, or the page /account/security."))
        : base.HandleForbiddenAsync(properties);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}

/// <summary>On an endpoint where tokens are got: a dead one that the client sends along by habit does no harm.</summary>
internal sealed class IgnoresBearer;

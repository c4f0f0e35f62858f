using System.Security.Claims;
using ClickCart.Customers.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// How browsers stay signed in: an encrypted cookie that names the session and nothing else. Who that is, is asked at each request, so the cookie of
/// a session that was ended is worth nothing. The REST API takes bearer tokens only, so no other site's form can reach it with this cookie.
/// </summary>
internal static class SessionCookie
{
    public const string Scheme = "ClickCart.Cookie";

    /// <summary>The scheme that picks: bearer for the API, this cookie for the pages.</summary>
    public const string Picker = "ClickCart.Any";

    public static void Add(IServiceCollection services) => services
        .AddAuthentication(o => o.DefaultScheme = Picker)
        .AddPolicyScheme(Picker, null, o => o.ForwardDefaultSelector = http => http.Request.IsApi() ? SessionScheme.Name : Scheme)
        .AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null)
        .AddCookie(Scheme, o =>
        {
            (o.Cookie.Name, o.CookieManager) = ("session", new HostCookieManager());
            (o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy, o.Cookie.Path) = (true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, "/");
            (o.ExpireTimeSpan, o.SlidingExpiration) = (Session.RefreshLifetime, false);
            (o.LoginPath, o.ReturnUrlParameter) = ("/sign-in", "returnUrl");
            o.Events.OnValidatePrincipal = ValidateAsync;
            o.Events.OnRedirectToLogin = ToSignIn;
            // The page that signs in says itself where it goes on, and only to an address of this shop.
            o.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            o.Events.OnRedirectToAccessDenied = DenyAsync;
        });

    public static async Task SignInAsync(HttpContext http, Guid sessionId)
    {
        await http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new(SessionScheme.SessionId, sessionId.ToString())], Scheme)),
            new AuthenticationProperties { IsPersistent = true });
        await http.RequestServices.GetRequiredService<AccountLanguage>().AgreeAsync(http, sessionId, http.RequestAborted);
    }

    public static Task SignOutAsync(HttpContext http) => http.SignOutAsync(Scheme);

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var who = Guid.TryParse(context.Principal?.FindFirstValue(SessionScheme.SessionId), out var session)
            ? await http.RequestServices.GetRequiredService<LiveSessions>().OfSessionAsync(session, !PolledByPages.Has(http), http.RequestAborted)
            : null;
        if (who is not null) context.ReplacePrincipal(who);
        else
        {
            context.RejectPrincipal();
            await SignOutAsync(http);
        }
    }

    /// <summary>Staff who may not see the dashboard come to the first page that they may; those without a second factor to its set-up.</summary>
    private static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, caller) = (context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<ICaller>());
        if (http.User.HasClaim(c => c.Type == SessionScheme.LacksSecondFactor)) return Pages.To("/account/security").ExecuteAsync(http);
        if (http.Request.Path == "/admin" && http.RequestServices.GetServices<AdminMenuEntry>().HomeOf(caller) is not "/admin" and var home)
            return Pages.To(home).ExecuteAsync(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Back to the page that was asked for; after a form, to the page that holds the form.</summary>
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}"
            : Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : "/";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/sign-in?returnUrl={Uri.EscapeDataString(back)}";
        return Task.CompletedTask;
    }
}

using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ClickCart.Platform.Http;

/// <summary>
/// What whoever guards the shop looks for, a structured line each in the category <see cref="Category"/>: the event's id and name, the account and the
/// client address. No line holds text that a client made up.
/// </summary>
public sealed partial class SecurityLog(ILoggerFactory logs, IHttpContextAccessor accessor)
{
    public const string Category = "ClickCart.Security";

    private readonly ILogger _log = logs.CreateLogger(Category);

    private Guid? Caller => Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Where the request came from; <c>none</c> in background work.</summary>
    public string Client => accessor.HttpContext?.Connection.RemoteIpAddress is not { } address ? "none"
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();

    public void SignedIn(Guid account) => SignedIn(_log, account, Client);

    /// <param name="account">Null when nobody has the address.</param>
    public void SignInFailed(Guid? account) => SignInFailed(_log, account, Client);

    public void LockedOut(Guid account) => LockedOut(_log, account, Client);

    public void PasswordChanged(Guid account) => PasswordChanged(_log, account, Client);

    /// <summary>Its owner has followed the link that was sent to the address.</summary>
    public void AddressConfirmed(Guid account) => AddressConfirmed(_log, account, Client);

    public void AddressChanged(Guid account) => AddressChanged(_log, account, Client);

    /// <param name="role">Its key.</param>
    public void StaffInvited(string role) => StaffInvited(_log, Caller, role, Client);

    /// <param name="account">Whose role it is.</param>
    /// <param name="was">Null for a new account.</param>
    /// <param name="role">Its key.</param>
    public void RoleChanged(Guid account, string? was, string role) => RoleChanged(_log, Caller, account, was ?? "none", role, Client);

    /// <param name="role">Its key.</param>
    /// <param name="change">What became of it, in our own words.</param>
    public void RightsChanged(string role, string change) => RightsChanged(_log, Caller, role, change, Client);

    /// <param name="account">Whose second factor it is.</param>
    /// <param name="change">What became of it, in our own words.</param>
    public void SecondFactorChanged(Guid account, string change) => SecondFactorChanged(_log, Caller ?? account, account, change, Client);

    /// <summary>The password was right, and the code or passkey was not.</summary>
    public void SecondFactorFailed(Guid account) => SecondFactorFailed(_log, account, Client);

    internal void NotAudited(Exception why, AuditEvent what) => NotAudited(_log, why, Caller, what);

    internal void AccessRefused(HttpContext http) => AccessRefused(_log, Caller, http.Request.Method, RouteOf(http), Client);

    internal void Exported(HttpContext http) => Exported(_log, Caller, RouteOf(http), Client);

    internal void SettingsChanged(HttpContext http) => SettingsChanged(_log, Caller, http.Request.Method, RouteOf(http), http.Request.Path, Client);

    internal void StaffActed(HttpContext http) => StaffActed(_log, Caller, http.Request.Method, RouteOf(http), http.Request.Path, Client);

    internal static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    [LoggerMessage(7001, LogLevel.Information, "Account {AccountId} signed in from {ClientAddress}")]
    private static partial void SignedIn(ILogger log, Guid accountId, string clientAddress);

    [LoggerMessage(7002, LogLevel.Warning, "A wrong password, or an account that is locked or unknown: {AccountId} from {ClientAddress}")]
    private static partial void SignInFailed(ILogger log, Guid? accountId, string clientAddress);

    [LoggerMessage(7003, LogLevel.Warning, "Account {AccountId} is locked after wrong passwords from {ClientAddress}")]
    private static partial void LockedOut(ILogger log, Guid accountId, string clientAddress);

    [LoggerMessage(7004, LogLevel.Information, "Account {AccountId} changed its password from {ClientAddress}")]
    private static partial void PasswordChanged(ILogger log, Guid accountId, string clientAddress);

    [LoggerMessage(7005, LogLevel.Warning, "Account {AccountId} was refused {Method} {Route} from {ClientAddress}")]
    private static partial void AccessRefused(ILogger log, Guid? accountId, string method, string route, string clientAddress);

    [LoggerMessage(7006, LogLevel.Warning, "Account {AccountId} changed the role of {OtherAccountId} from {Was} to {Role}, from {ClientAddress}")]
    private static partial void RoleChanged(ILogger log, Guid? accountId, Guid otherAccountId, string was, string role, string clientAddress);

    [LoggerMessage(7007, LogLevel.Information, "Account {AccountId} exported {Route} from {ClientAddress}")]
    private static partial void Exported(ILogger log, Guid? accountId, string route, string clientAddress);

    [LoggerMessage(7008, LogLevel.Information, "Account {AccountId} changed settings by {Method} {Route} at {Path} from {ClientAddress}")]
    private static partial void SettingsChanged(ILogger log, Guid? accountId, string method, string route, string path, string clientAddress);

    [LoggerMessage(7009, LogLevel.Information, "Account {AccountId} did {Method} {Route} at {Path} from {ClientAddress}")]
    private static partial void StaffActed(ILogger log, Guid? accountId, string method, string route, string path, string clientAddress);

    [LoggerMessage(7010, LogLevel.Warning, "Account {AccountId} changed the second factor of {OtherAccountId}: {Change}, from {ClientAddress}")]
    private static partial void SecondFactorChanged(ILogger log, Guid accountId, Guid otherAccountId, string change, string clientAddress);

    [LoggerMessage(7011, LogLevel.Warning, "The password of account {AccountId} was right and its second factor wrong, from {ClientAddress}")]
    private static partial void SecondFactorFailed(ILogger log, Guid accountId, string clientAddress);

    [LoggerMessage(7013, LogLevel.Warning, "What the role {Role} allows was {Change} by account {AccountId} from {ClientAddress}")]
    private static partial void RightsChanged(ILogger log, Guid? accountId, string role, string change, string clientAddress);

    [LoggerMessage(7014, LogLevel.Information, "Account {AccountId} confirmed its address from {ClientAddress}")]
    private static partial void AddressConfirmed(ILogger log, Guid accountId, string clientAddress);

    [LoggerMessage(7015, LogLevel.Warning, "Account {AccountId} got another address, by a link that was opened from {ClientAddress}")]
    private static partial void AddressChanged(ILogger log, Guid accountId, string clientAddress);

    [LoggerMessage(7016, LogLevel.Warning, "Account {AccountId} invited somebody as {Role} from {ClientAddress}")]
    private static partial void StaffInvited(ILogger log, Guid? accountId, string role, string clientAddress);

    [LoggerMessage(7012, LogLevel.Error, "What account {AccountId} did could not be written down: {Event}")]
    private static partial void NotAudited(ILogger log, Exception why, Guid? accountId, AuditEvent @event);
}

/// <summary>Says of an endpoint what the security log is to say of its calls.</summary>
public static class SecurityLogging
{
    private sealed class ExportsMetadata;

    private sealed class ChangesSettingsMetadata;

    private sealed class OnlyAsksMetadata;

    /// <summary>What it answers leaves the shop as a file.</summary>
    public static TBuilder Exports<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ExportsMetadata());

    /// <summary>It changes what the shop goes by.</summary>
    public static TBuilder ChangesSettings<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ChangesSettingsMetadata());

    /// <summary>It answers a question that is too long for an address, and stores nothing.</summary>
    public static TBuilder OnlyAsks<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new OnlyAsksMetadata());

    /// <summary>After authorisation: exports before they begin, since who breaks one off has what came; and what staff have changed.</summary>
    internal static void UseSecurityLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<SecurityLog>();
        app.Use(async (http, next) =>
        {
            var about = http.GetEndpoint()?.Metadata;
            if (about?.GetMetadata<ExportsMetadata>() is not null && !http.IsHead())
            {
                log.Exported(http);
                await KeepAsync(http, AuditEvent.Exported, http.RequestAborted);
            }
            await next(http);
            if (about is null || !HasChanged(http, about)) return;
            if (about.GetMetadata<ChangesSettingsMetadata>() is not null)
            {
                log.SettingsChanged(http);
                await TryKeepAsync(http, log, AuditEvent.SettingsChanged);
            }
            else if (about.GetOrderedMetadata<AuthorizationPolicy>().Any(IsForStaff))
            {
                log.StaffActed(http);
                await TryKeepAsync(http, log, AuditEvent.StaffActed);
            }
        });
    }

    /// <summary>
    /// A request that came again, or only asks what would come of it, changes nothing. A page's form that has done something leads to another page; what
    /// answers it at once was refused, or only shown before it is done.
    /// </summary>
    private static bool HasChanged(HttpContext http, EndpointMetadataCollection about)
    {
        var (method, status) = (http.Request.Method, http.Response.StatusCode);
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)) return false;
        if (http.RequestServices.GetRequiredService<IdempotencyKey>().Replayed || IsPreview(http, about)) return false;
        return status < StatusCodes.Status400BadRequest && (about.GetMetadata<IFormMetadata>() is null || status >= StatusCodes.Status300MultipleChoices);
    }

    /// <summary>Only where the address takes it: nobody hides a change behind the word.</summary>
    private static bool IsPreview(HttpContext http, EndpointMetadataCollection about) => about.GetMetadata<OnlyAsksMetadata>() is not null || (
        bool.TryParse(http.Request.Query["preview"], out var isPreview) && isPreview
        && about.GetMetadata<MethodInfo>()?.GetParameters().Any(p => p.Name == "preview") is true);

    private static Task KeepAsync(HttpContext http, AuditEvent what, CancellationToken ct) =>
        http.RequestServices.GetService<IAuditTrail>()?.KeepAsync(what, $"{http.Request.Method} {http.Request.Path}", ct) ?? Task.CompletedTask;

    /// <summary>It is done, and maybe answered: that it could not be written down is for the log to say.</summary>
    private static async Task TryKeepAsync(HttpContext http, SecurityLog log, AuditEvent what)
    {
        try
        {
            await KeepAsync(http, what, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.NotAudited(e, what);
        }
    }

    internal static bool IsForStaff(AuthorizationPolicy policy) => PermissionRequirement.Of(policy) is not null;
}

/// <summary>Refuses as the framework does, and writes down who was refused what is not theirs. Whoever must only sign in first is none of them.</summary>
internal sealed class LoggedRefusals(SecurityLog log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden || (authorizeResult.Challenged && SecurityLogging.IsForStaff(policy))) log.AccessRefused(context);
        return _framework.HandleAsync(next, context, policy, authorizeResult);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClickCart.Platform.Http;

/// <summary>
/// The callers that an endpoint of the shop admits; one of the back office names a <see cref="Permission"/> instead. One that states neither is refused to
/// everyone and fails the architecture tests.
/// </summary>
public enum Access
{
    Anyone,

    /// <summary>A signed-in account, of any role.</summary>
    Customer,
}

/// <summary>Extensions with which slices map their endpoints.</summary>
public static class Endpoints
{
    public const string ApiPrefix = "/api/v1";

    /// <summary>Whether a request goes to the REST API rather than to a page. Addresses match in any case, as routes do.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>The REST API under <c>/api/v1</c>; the tag is the heading in the API's documentation.</summary>
    public static RouteGroupBuilder Api(this IEndpointRouteBuilder app, string tag) => app.MapGroup(ApiPrefix).WithTags(tag).SaysWhatItCannotRead();

    /// <summary>
    /// A value that cannot be read, of a parameter that may be missing, is only marked with the status by what the compiler writes for an endpoint. Here it is
    /// said as all else that cannot be read, before any other filter.
    /// </summary>
    public static TBuilder SaysWhatItCannotRead<TBuilder>(this TBuilder group) where TBuilder : IEndpointConventionBuilder =>
        group.AddEndpointFilterFactory((context, next) =>
        {
            var parameters = context.MethodInfo.GetParameters();
            return call => call.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest
                ? throw new ProblemException(BindingErrors.Unread(parameters, call)) : next(call);
        });

    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoint, Access access) where TBuilder : IEndpointConventionBuilder =>
        access is Access.Anyone ? endpoint.AllowAnonymous() : endpoint.RequireAuthorization();

    /// <summary>Admits staff whose role has the permission.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddRequirements(new PermissionRequirement(permission)));

    /// <summary>
    /// Requires an Idempotency-Key (1 to 255 visible ASCII characters; forms of pages carry it in a
    /// hidden field); the pipeline sees to it that the request has one effect and one answer.
    /// </summary>
    public static RouteHandlerBuilder Keyed(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new KeyedMetadata())
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var form = http.GetEndpoint()?.Metadata.GetMetadata<IFormMetadata>();
            var sent = form is null ? http.Request.Headers["Idempotency-Key"] : http.Request.Form[form.KeyField];
            if (sent.Count == 0 || string.IsNullOrEmpty(sent[0]))
                return new ProblemResult(new(ErrorKind.Malformed, "idempotency-key-required",
                    "This request needs an Idempotency-Key header, so that sending it twice does not do it twice."));
            if (sent.Count > 1 || sent[0]!.Length > 255 || sent[0]!.Any(c => c is <= ' ' or > '~'))
                return new ProblemResult(Error.Malformed("An Idempotency-Key is 1 to 255 visible ASCII characters."));
            var key = http.RequestServices.GetRequiredService<IdempotencyKey>();
            key.Key = sent[0];
            key.Route = $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
            key.Path = http.Request.Path + http.Request.QueryString;
            key.IsForm = form is not null;
            if (form?.BrowserOf(http) is { } cookie) key.Browser = "browser " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)))[..40];
            http.Response.OnStarting(() =>
            {
                if (key.Replayed) http.Response.Headers["Idempotent-Replayed"] = "true";
                return Task.CompletedTask;
            });
            return await next(context);
        });

    /// <summary>Everybody gets the same answer here, so caches may keep it. All other answers of the API and of pages are one caller's own.</summary>
    public static TBuilder SameForEverybody<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SameForEverybodyMetadata());

    /// <summary>
    /// Says which problems it answers beside those that follow from what it asks for, so that the API's document lists them: <c>.Refuses("sku-taken")</c>.
    /// </summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params string[] types) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RefusesMetadata(types));

    /// <summary>Says in the API's document what else the address may ask for, where the names are not fixed.</summary>
    public static TBuilder Asks<TBuilder>(this TBuilder endpoint, string name, string about) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AsksMetadata(name, about));

    /// <summary>The body is read as it came, and this header proves who sent it.</summary>
    public static TBuilder SignedBy<TBuilder>(this TBuilder endpoint, string header) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SignedMetadata(header));

    internal sealed record RefusesMetadata(IReadOnlyList<string> Types);

    internal sealed record AsksMetadata(string Name, string About);

    internal sealed record SignedMetadata(string Header);

    internal sealed class SameForEverybodyMetadata;

    /// <summary>Says in the metadata that the endpoint is keyed, for the API's documentation and the tests.</summary>
    public sealed class KeyedMetadata;
}

/// <summary>The version that the caller's If-Match names. As an endpoint's parameter it makes the header required.</summary>
public sealed class IfMatch
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext http)
    {
        if (!Expect(http))
            throw new ProblemException(
                new(ErrorKind.PreconditionRequired, "precondition-required", "Send If-Match with the ETag of the version that you are changing."));
        return new(new IfMatch());
    }

    /// <summary>Passes the header on to the handler; false when there is none. Any version of a list will do, a weak tag never (RFC 9110, 13.1.1).</summary>
    internal static bool Expect(HttpContext http)
    {
        string[] named = http.Request.Headers.IfMatch.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length == 0) return false;
        var expected = http.RequestServices.GetRequiredService<ExpectedVersion>();
        if (named.Contains("*")) expected.ExpectAny();
        else expected.Expect([.. named.Select(VersionOf).OfType<int>()]);
        return true;
    }

    private static int? VersionOf(string tag) =>
        int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

/// <summary>The same where the header may be left out, because edits of the resource merge by themselves (a cart's items).</summary>
public sealed class IfMatchWhenSent
{
    public static ValueTask<IfMatchWhenSent?> BindAsync(HttpContext http)
    {
        IfMatch.Expect(http);
        return new(new IfMatchWhenSent());
    }
}

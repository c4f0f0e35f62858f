using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;

namespace ClickCart.Platform.Http;

/// <summary>What an endpoint of the API asks for and says of itself.</summary>
internal sealed record ApiEndpoint(IList<object> About, string? Method, string Path)
{
    private MethodInfo Handler { get; } = About.OfType<MethodInfo>().First();

    /// <summary>The class that the endpoint is in, whatever the compiler has put in between.</summary>
    public string Slice => Outermost.Name;

    private Type Outermost
    {
        get
        {
            var type = Handler.DeclaringType!;
            while (type.DeclaringType is { } outer) type = outer;
            return type;
        }
    }

    public Access Access => About.OfType<IAllowAnonymous>().Any() ? Access.Anyone : Access.Customer;

    /// <summary>What opens an endpoint of the back office; null in the shop.</summary>
    public Permission? Permission => About.OfType<AuthorizationPolicy>().Select(PermissionRequirement.Of).FirstOrDefault(p => p is not null);

    public bool IsKeyed => About.OfType<Endpoints.KeyedMetadata>().Any();

    public bool IsSameForEverybody => About.OfType<Endpoints.SameForEverybodyMetadata>().Any();

    /// <summary>A guest's order, which its token opens.</summary>
    public bool IsOfOrder => Access is Access.Anyone && Path.StartsWith("api/v1/orders/{", StringComparison.Ordinal);

    /// <summary>Where a password or a refresh token is exchanged for a session: a dead access token that comes along does no harm there.</summary>
    public bool IsSignIn => Access is Access.Anyone && Limit == Guards.SignIn;

    /// <summary>The limit of its own, beside that of all endpoints.</summary>
    public string? Limit => About.OfType<EnableRateLimitingAttribute>().FirstOrDefault()?.PolicyName;

    /// <summary>The header that proves who sent the body; null where the body is not signed.</summary>
    public string? SignedBy => About.OfType<Endpoints.SignedMetadata>().FirstOrDefault()?.Header;

    /// <summary>What its slice says that it refuses.</summary>
    public IEnumerable<string> Refuses => About.OfType<Endpoints.RefusesMetadata>().SelectMany(r => r.Types);

    /// <summary>Whether its slice has rules for what is sent.</summary>
    public bool HasRules(IServiceProvider services) => Outermost.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        .Any(t => !t.ContainsGenericParameters && services.GetService(typeof(IValidator<>).MakeGenericType(t)) is not null);

    public bool IsVersioned => About.OfType<IProducesResponseTypeMetadata>()
        .Any(p => p.StatusCode is >= 200 and < 300 && p.ContentTypes.Contains("application/json") && p.Type?.IsAssignableTo(typeof(IVersioned)) is true);

    public bool Takes<T>() => Handler.GetParameters().Any(p => p.ParameterType == typeof(T));

    public IEnumerable<string> Sentences()
    {
        yield return IsOfOrder ? "For the account that placed the order, and for whoever holds its token."
            : Access is Access.Anyone ? "For anyone."
            : Permission is not { } permission ? "For whoever is signed in."
            : $"For roles with the permission `{permission.Name}`.";
        if (IsKeyed) yield return "However often it is sent with one `Idempotency-Key`, it has one effect and one answer.";
        if (Takes<IfMatch>()) yield return "It changes the version that `If-Match` names, and no other.";
        if (Takes<PageRequest>()) yield return "A page of at most `limit` items; `nextCursor` is the `cursor` of the next page, and null on the last.";
    }
}

using System.Collections.Concurrent;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ClickCart.Platform.Http;

/// <summary>What an address answers with, beside what was asked for (RFC 9110).</summary>
public static class Negotiation
{
    private static readonly object Head = new();

    /// <summary>Only the headers of the answer are asked for: nothing may come of it.</summary>
    public static bool IsHead(this HttpContext http) => http.Items.ContainsKey(Head);

    /// <summary>HEAD is answered like GET; the server leaves the body out. Comes before routing, which knows the one method of an endpoint only.</summary>
    internal static void UseHeadAsGet(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        http.Items[Head] = true;
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    });

    /// <summary>
    /// What stands in Allow where a method is not taken: HEAD beside GET, and OPTIONS, which is answered with nothing else.
    /// </summary>
    internal static bool IsAskedForMethods(this HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status405MethodNotAllowed) return false;
        var taken = http.Response.Headers.Allow.SelectMany(a => (a ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (taken.IndexOf(HttpMethods.Get) is var get and >= 0 && !taken.Contains(HttpMethods.Head)) taken.Insert(get + 1, HttpMethods.Head);
        if (!taken.Contains(HttpMethods.Options)) taken.Add(HttpMethods.Options);
        http.Response.Headers.Allow = string.Join(", ", taken);
        if (!HttpMethods.IsOptions(http.Request.Method)) return false;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    /// <summary>Routing would refuse a body's type before anybody asks who sends it: <see cref="RequestHeaders.UseReadableBody"/> does, afterwards.</summary>
    internal static void RefuseTypesAfterAuthorization(this IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(MatcherPolicy) && s.ImplementationType?.Name == "AcceptsMatcherPolicy") is { } policy)
            services.Remove(policy);
    }

    /// <summary>406 for a client that takes nothing of what the API's endpoint answers with, before it does anything.</summary>
    internal static void UseAcceptable(this IApplicationBuilder app)
    {
        var offers = new ConcurrentDictionary<RouteEndpoint, List<MediaTypeHeaderValue>>();
        app.Use((http, next) =>
        {
            if (!http.Request.IsApi() || http.GetEndpoint() is not RouteEndpoint endpoint) return next(http);
            var offered = offers.GetOrAdd(endpoint, Offered);
            return offered.Exists(type => IsAccepted(http.Request, type))
                ? next(http)
                : Problems.WriteAsync(http, new(
                    (ErrorKind)StatusCodes.Status406NotAcceptable, "not-acceptable", $"This address answers with {string.Join(" or ", offered)}."));
        });
    }

    private static bool IsAccepted(HttpRequest request, MediaTypeHeaderValue type)
    {
        // A header that cannot be read is as good as none.
        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)) return true;
        // The most exact range that fits decides: */*;q=0 after application/json refuses the others only.
        var fitting = ranges.Where(range => type.IsSubsetOf(new(range.MediaType)));
        return fitting.MinBy(range => (range.MatchesAllTypes, range.MatchesAllSubTypes)) is { } range && range.Quality is not 0;
    }

    private static List<MediaTypeHeaderValue> Offered(RouteEndpoint endpoint)
    {
        var declared = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Where(p => p.StatusCode is >= 200 and < 300).SelectMany(p => p.ContentTypes).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return (declared.Count > 0 ? declared : [MediaTypeNames.Application.Json]).ConvertAll(type => new MediaTypeHeaderValue(type));
    }
}

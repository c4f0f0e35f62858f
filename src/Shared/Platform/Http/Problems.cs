using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace ClickCart.Platform.Http;

/// <summary>A refusal from a place that cannot return one, such as parameter binding.</summary>
public sealed class ProblemException(Error error) : Exception(error.Detail)
{
    public Error Error { get; } = error;
}

/// <summary>Problem documents (RFC 9457): type, title, status, detail, traceId and the error's own members.</summary>
public static class Problems
{
    /// <summary>Browsers that look at pages get an error page instead.</summary>
    public static Task WriteAsync(HttpContext http, Error error)
    {
        var status = (int)error.Kind;
        http.Response.StatusCode = status;
        if (error.Kind is ErrorKind.Moved)
        {
            var path = http.Request.Path.Value!;
            http.Response.SetLocation(path[..(path.TrimEnd('/').LastIndexOf('/') + 1)] + error.Detail + http.Request.QueryString);
            return Task.CompletedTask;
        }
        if (error.Kind is ErrorKind.Unavailable or ErrorKind.TooMany && http.Response.Headers.RetryAfter.Count == 0)
            http.Response.Headers.RetryAfter = error.Extensions?.GetValueOrDefault(Error.RetryAfter) is int seconds
                ? seconds.ToString(CultureInfo.InvariantCulture)
                : "1";
        http.Response.Headers.CacheControl = "no-store";
        if (http.RequestServices.GetService<IProblemPage>() is { } page && page.IsWanted(http)) return page.WriteAsync(http, error);
        var problem = Members(error, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
        return http.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }

    internal static Dictionary<string, object?> Members(Error error, string traceId)
    {
        var problem = new Dictionary<string, object?>
        {
            ["type"] = $"/problems/{error.Type}",
            ["title"] = Title(error.Type),
            ["status"] = (int)error.Kind,
            ["detail"] = error.Detail,
            ["traceId"] = traceId,
        };
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>()) problem[name] = value;
        return problem;
    }

    /// <summary><c>out-of-stock</c> as people read it: Out of stock.</summary>
    public static string Title(string type) => char.ToUpper(type[0], CultureInfo.InvariantCulture) + type[1..].Replace('-', ' ');

    /// <summary>Statuses that ASP.NET Core sets by itself, without a body.</summary>
    public static Error? OfStatus(int status) => status switch
    {
        400 => Error.Malformed("The request could not be understood."),
        401 => new(ErrorKind.Unauthenticated, "unauthenticated", "Sign in first: send Authorization: Bearer with an access token."),
        403 => Error.Forbidden("Your role may not do this."),
        404 => new(ErrorKind.NotFound, "not-found", "There is nothing at this address."),
        405 => new((ErrorKind)405, "method-not-allowed", "This address does not take that method; see Allow."),
        413 => new((ErrorKind)413, "too-large", "The body is larger than this address takes."),
        415 => new((ErrorKind)415, "unsupported-media-type", "Send Content-Type: application/json, or what this address says it takes."),
        429 => new(ErrorKind.TooMany, "too-many-requests", "Too many requests in a short time. Wait as long as Retry-After says."),
        _ => null,
    };
}

/// <summary>What escapes the pipeline: bad bodies, database trouble, and our own faults, of which the client sees only a trace id.</summary>
internal sealed class ExceptionProblems(IDatabase database, ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        var error = exception switch
        {
            ProblemException problem => problem.Error,
            BadHttpRequestException bad => BindingErrors.Of(bad),
            _ when exception is DbUpdateConcurrencyException || database.IsTransient(exception) || database.IsUniqueViolation(exception) =>
                new(ErrorKind.Unavailable, "database-busy", "The database is busy or away. Nothing was changed; try again shortly."),
            _ => null,
        };
        if (error is null)
        {
            log.LogError(exception, "Unhandled fault at {Method} {Route}", httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
            error = new((ErrorKind)500, "internal-error", "Something went wrong on our side. The trace id helps us find it.");
        }
        else if (error.Kind is ErrorKind.Unavailable)
        {
            log.LogWarning(exception, "The database refused {Route}", httpContext.GetEndpoint()?.DisplayName);
        }
        await Problems.WriteAsync(httpContext, error);
        return true;
    }
}

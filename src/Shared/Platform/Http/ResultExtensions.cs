using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ClickCart.Platform.Http;

/// <summary>From a slice's <see cref="Result{T}"/> to HTTP: <c>mediator.Send(request, ct).Ok()</c>. Refusals become problem documents.</summary>
public static class ResultExtensions
{
    /// <summary>200 with the value; versioned values carry an ETag, and GET honours If-None-Match.</summary>
    public static async Task<OkResult<T>> Ok<T>(this Task<Result<T>> result) => new(await result);

    /// <summary>201 with the value and its Location.</summary>
    public static async Task<CreatedResult<T>> Created<T>(this Task<Result<T>> result, Func<T, string> location) => new(await result, location);

    /// <summary>202 with the value, and where there is one the address to follow.</summary>
    public static async Task<AcceptedResult<T>> Accepted<T>(this Task<Result<T>> result, Func<T, string>? location = null) => new(await result, location);

    public static async Task<AcceptedResult> Accepted(this Task<Result> result) => new(await result);

    public static async Task<NoContentResult> NoContent(this Task<Result> result) => new(await result);
}

public sealed class OkResult<T>(Result<T> result) : IResult, IEndpointMetadataProvider, ISuccess
{
    object? ISuccess.Value => result.Succeeded ? result.Value : null;

    Type ISuccess.Type => typeof(T);

    public Task ExecuteAsync(HttpContext httpContext) => ResultWriter.WriteAsync(httpContext, StatusCodes.Status200OK, result, typeof(T));
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ResultWriter.Describe(builder, StatusCodes.Status200OK, typeof(T));
}

public sealed class CreatedResult<T>(Result<T> result, Func<T, string> location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Succeeded) httpContext.Response.SetLocation(location(result.Value));
        return ResultWriter.WriteAsync(httpContext, StatusCodes.Status201Created, result, typeof(T));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ResultWriter.Describe(builder, StatusCodes.Status201Created, typeof(T));
}

public sealed class AcceptedResult<T>(Result<T> result, Func<T, string>? location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Succeeded && location is not null) httpContext.Response.SetLocation(location(result.Value));
        return ResultWriter.WriteAsync(httpContext, StatusCodes.Status202Accepted, result, typeof(T));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ResultWriter.Describe(builder, StatusCodes.Status202Accepted, typeof(T));
}

public sealed class AcceptedResult(Result result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => ResultWriter.WriteAsync(httpContext, StatusCodes.Status202Accepted, result);
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ResultWriter.Describe(builder, StatusCodes.Status202Accepted, null);
}

public sealed class NoContentResult(Result result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => ResultWriter.WriteAsync(httpContext, StatusCodes.Status204NoContent, result);
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ResultWriter.Describe(builder, StatusCodes.Status204NoContent, null);
}

/// <summary>Any refusal as a problem document.</summary>
public sealed class ProblemResult(Error error) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, error);
}

internal static class ResultWriter
{
    public static Task WriteAsync<TOutcome>(HttpContext http, int status, TOutcome outcome, Type? type = null) where TOutcome : IOutcome<TOutcome>
    {
        if (outcome.Error is { } error) return Problems.WriteAsync(http, error);
        http.Response.StatusCode = status;
        if (type is null) return Task.CompletedTask;
        return IsKnown(http, TagOf(outcome.Payload)) ? Task.CompletedTask : http.Response.WriteAsJsonAsync(outcome.Payload, type, http.RequestAborted);
    }

    public static EntityTagHeaderValue? TagOf(object? payload) => payload is IVersioned versioned ? new($"\"{versioned.Version}\"") : null;

    /// <summary>Whether the caller has that already, as its If-None-Match says: then the answer is a 304, and complete.</summary>
    public static bool IsKnown(HttpContext http, EntityTagHeaderValue? tag)
    {
        if (tag is null) return false;
        http.Response.Headers.ETag = tag.ToString();
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Headers.IfNoneMatch.Count == 0
            || !http.Request.GetTypedHeaders().IfNoneMatch
                .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))) return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    public static void Describe(EndpointBuilder builder, int status, Type? type)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, type ?? typeof(void), type is null ? null : ["application/json"]));
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;

namespace ClickCart.Tests;

/// <summary>
/// Marks each answer of the API whose status its approved document does not list: <see cref="Client"/> fails on it. So every test that calls the API
/// tests the document too.
/// </summary>
public sealed partial class UnlistedAnswers : IStartupFilter
{
    public const string Header = "X-Unlisted-Answer";

    /// <summary>By method and path, such as <c>GET /api/v1/orders/{id}</c>.</summary>
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Listed = new(() => Read());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            http.Response.OnStarting(() =>
            {
                if (Complaint(http) is { } complaint) http.Response.Headers[Header] = complaint;
                return Task.CompletedTask;
            });
            return following(http);
        });
        next(app);
    };

    private static string? Complaint(HttpContext http)
    {
        // The handler of exceptions takes the endpoint off the request.
        var endpoint = (http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint;
        var method = endpoint?.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0];
        var operation = $"{method} /{Constraint().Replace(endpoint?.RoutePattern.RawText?.Trim('/') ?? "", "")}";
        var status = $"{http.Response.StatusCode}";
        // Any address may be asked by a method that it does not take.
        return status is "405" || !Listed.Value.TryGetValue(operation, out var listed) || listed.Contains(status)
            ? null
            : $"{operation} answered {status}, which openapi.approved.json does not list: say it at the endpoint with .Refuses(...), and approve the document.";
    }

    private static Dictionary<string, HashSet<string>> Read([CallerFilePath] string here = "")
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(here, "../../openapi.approved.json")));
        return (from path in document.RootElement.GetProperty("paths").EnumerateObject()
                from operation in path.Value.EnumerateObject()
                select (Key: $"{operation.Name.ToUpperInvariant()} {path.Name}",
                    Answers: operation.Value.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToHashSet()))
            .ToDictionary(o => o.Key, o => o.Answers);
    }

    [GeneratedRegex(":[^{}]+(?=})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}

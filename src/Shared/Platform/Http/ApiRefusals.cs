using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ClickCart.Platform.Http;

/// <summary>How each operation may refuse, and with which problems: by what its endpoint asks for, and by what its slice says that it refuses.</summary>
internal static class ApiRefusals
{
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Name">Of the response that operations share.</param>
    /// <param name="Type">The problem that it is where nothing else is said.</param>
    /// <param name="Text">What it means.</param>
    private sealed record Refusal(int Status, string Name, string Type, string Text);

    private static readonly Refusal[] Refusals =
    [
        new(400, "Malformed", "malformed-request", "The request could not be read; `detail` says where."),
        new(401, "Unauthenticated", "unauthenticated", "Nobody is signed in, or what was sent to prove it does not."),
        new(403, "Forbidden", "forbidden", "The role of the account may not do this."),
        new(404, "NotFound", "not-found", "There is no such thing, or it belongs to somebody else."),
        new(406, "NotAcceptable", "not-acceptable", "It cannot be answered in any form that `Accept` names."),
        new(409, "Conflict", "request-in-progress", "What is there does not allow it."),
        new(412, "Stale", "stale-version", "It was changed since the version that `If-Match` names."),
        new(413, "TooLarge", "too-large", "The body is larger than this address takes."),
        new(415, "UnsupportedMediaType", "unsupported-media-type", "The body is not of a type that this address takes."),
        new(422, "Invalid", "validation-failed", "Fields are missing or wrong; `errors` says which, by their JSON paths."),
        new(428, "PreconditionRequired", "precondition-required", "`If-Match` is missing."),
        new(429, "TooManyRequests", "too-many-requests", "Too many requests in a short time; wait as long as `Retry-After` says."),
        new(500, "InternalError", "internal-error", "The fault is ours; the trace id helps to find it."),
        new(503, "Unavailable", "database-busy", "Something that is needed is away for the moment. Nothing was changed; try again when `Retry-After` says."),
    ];

    /// <exception cref="InvalidOperationException">A slice refuses with a problem that has no help, or whose help has no example.</exception>
    public static void Describe(OpenApiOperation operation, ApiEndpoint asked, OpenApiDocument document, IServiceProvider services)
    {
        var examples = Examples(services);
        var answered = TypesOf(operation, asked, services).Distinct(StringComparer.Ordinal).ToLookup(type => examples.TryGetValue(type, out var example)
            ? (int)example.Kind
            : throw new InvalidOperationException($"{asked.Slice} refuses with '{type}', which has no {nameof(ProblemHelp)} with an example."));
        foreach (var refusal in Refusals.Where(r => answered.Contains(r.Status)))
        {
            var types = answered[refusal.Status].ToList();
            operation.Responses![$"{refusal.Status}"] = types is [var only] && only == refusal.Type
                ? new OpenApiResponseReference(refusal.Name, document)
                : Response(refusal, types, document);
        }
    }

    /// <summary>What operations name: the responses that they share, and an example of each problem.</summary>
    public static void Finish(OpenApiDocument document, IServiceProvider services)
    {
        var named = document.Paths.SelectMany(p => p.Value.Operations!.Values).SelectMany(o => o.Responses!.Values).ToList();
        var shared = named.OfType<OpenApiResponseReference>().Select(r => r.Reference.Id).ToHashSet(StringComparer.Ordinal);
        var used = named.OfType<OpenApiResponse>().SelectMany(r => r.Content ?? new Dictionary<string, OpenApiMediaType>())
            .SelectMany(c => c.Value.Examples?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var refusal in Refusals.Where(r => shared.Contains(r.Name)))
        {
            document.AddComponent<IOpenApiResponse>(refusal.Name, Response(refusal, [refusal.Type], document));
            used.Add(refusal.Type);
        }
        foreach (var (type, error) in Examples(services).Where(e => used.Contains(e.Key)).OrderBy(e => e.Key, StringComparer.Ordinal))
            document.AddComponent<IOpenApiExample>(type, new OpenApiExample { Summary = Problems.Title(type), Value = Example(error) });
    }

    private static Dictionary<string, Error> Examples(IServiceProvider services) => services.GetServices<ProblemHelp>()
        .Where(h => h.Example is not null).ToDictionary(h => h.Type, h => h.Example!, StringComparer.Ordinal);

    private static JsonObject Example(Error error)
    {
        var problem = Problems.Members(error, "4bf92f3577b34da6a3ce929d0e0e4736");
        return (JsonObject)JsonSerializer.SerializeToNode(problem, JsonSerializerOptions.Web)!;
    }

    private static OpenApiResponse Response(Refusal refusal, IReadOnlyList<string> types, OpenApiDocument document)
    {
        var response = new OpenApiResponse
        {
            Description = types is [var only] && only == refusal.Type ? refusal.Text
                : $"{refusal.Text} Its `type` is {string.Join(" or ", types.Select(t => $"`{t}`"))}.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new()
                {
                    Schema = new OpenApiSchemaReference("Problem", document),
                    Examples = types.ToDictionary(t => t, IOpenApiExample (t) => new OpenApiExampleReference(t, document), StringComparer.Ordinal),
                },
            },
        };
        if (refusal.Status is 429 or 503) ApiOperations.AddHeader(response, "Retry-After", "Seconds to wait.", JsonSchemaType.Integer);
        return response;
    }

    private static IEnumerable<string> TypesOf(OpenApiOperation operation, ApiEndpoint asked, IServiceProvider services)
    {
        yield return "malformed-request";
        // Also where anybody may call: who sends an access token that is none believes to be signed in.
        if (!asked.IsSignIn) yield return "unauthenticated";
        if (asked.Permission is not null) yield return "forbidden";
        if (asked.Path.Contains('{', StringComparison.Ordinal)) yield return "not-found";
        yield return "not-acceptable";
        foreach (var type in asked.Refuses) yield return type;
        if (asked.Takes<IfMatch>()) yield return "precondition-required";
        if (asked.Takes<IfMatch>() || asked.Takes<IfMatchWhenSent>()) yield return "stale-version";
        if (operation.RequestBody is not null) yield return "too-large";
        if (operation.RequestBody is not null && asked.SignedBy is null) yield return "unsupported-media-type";
        if (asked.HasRules(services)) yield return "validation-failed";
        if (asked.IsKeyed)
        {
            yield return "idempotency-key-required";
            yield return "idempotency-key-reused";
            yield return "request-in-progress";
        }
        yield return "too-many-requests";
        if (asked.Limit is { } limit && Guards.RefusalOf(limit) is { } refusal) yield return refusal.Type;
        yield return "internal-error";
        yield return "database-busy";
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace ClickCart.Platform.Http;

/// <summary>What the API's document says of each operation: read from its slice and from what the endpoint asks for, so that it cannot say otherwise.</summary>
internal static class ApiOperations
{
    private const string Bearer = "bearer";

    private const string OrderToken = "orderToken";

    private sealed record Refusal(int Status, string Name, string Text);

    private static readonly Refusal[] Refusals =
    [
        new(400, "Malformed", "The request could not be read; `detail` says where."),
        new(401, "Unauthenticated", "Nobody is signed in, or what was sent to prove it does not."),
        new(403, "Forbidden", "The role of the account may not do this."),
        new(404, "NotFound", "There is no such thing, or it belongs to somebody else."),
        new(406, "NotAcceptable", "It cannot be answered in any form that `Accept` names."),
        new(409, "Conflict", "What is there does not allow it; `type` says why."),
        new(412, "Stale", "It was changed since the version that `If-Match` names."),
        new(413, "TooLarge", "The body is larger than this address takes."),
        new(415, "UnsupportedMediaType", "The body is not of a type that this address takes."),
        new(422, "Invalid", "Fields are missing or wrong; `errors` says which, by their JSON paths."),
        new(428, "PreconditionRequired", "`If-Match` is missing."),
        new(429, "TooManyRequests", "Too many requests in a short time; wait as long as `Retry-After` says."),
        new(500, "InternalError", "The fault is ours; the trace id helps to find it."),
        new(503, "Unavailable", "Something that is needed is away for the moment. Nothing was changed; try again when `Retry-After` says."),
    ];

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var asked = new Asked(context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod, context.Description.RelativePath ?? "");
        operation.OperationId ??= char.ToLowerInvariant(asked.Slice[0]) + asked.Slice[1..];
        operation.Summary ??= Sentence(asked.Slice);
        operation.Description ??= string.Join(' ', asked.Sentences());
        AddParameters(operation, asked);
        Secure(operation, asked, context.Document!);
        Answer(operation, asked, context.Document!);
        return Task.CompletedTask;
    }

    /// <summary>What all operations name: problems, ways to prove who one is; and one id for each, also where a slice serves customers and staff.</summary>
    public static void Finish(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The `accessToken` of `POST /api/v1/sessions`; it lives 30 minutes.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(OrderToken, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Order-Token",
            Description = "The `accessToken` that a guest's `POST /api/v1/orders` answers once: it opens that order.",
        });
        document.Components?.Schemas?.Remove("ProblemDetails");
        document.AddComponent<IOpenApiSchema>("Problem", Problem());
        foreach (var refusal in Refusals)
        {
            var response = new OpenApiResponse
            {
                Description = refusal.Text,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
                },
            };
            if (refusal.Status is 429 or 503) AddHeader(response, "Retry-After", "Seconds to wait.", JsonSchemaType.Integer);
            document.AddComponent<IOpenApiResponse>(refusal.Name, response);
        }
        var staffs = from path in document.Paths
                     from operation in path.Value.Operations!
                     group (path.Key, Operation: operation.Value) by operation.Value.OperationId into same
                     where same.Count() > 1
                     from one in same
                     where one.Key.StartsWith(Endpoints.ApiPrefix + "/admin/", StringComparison.Ordinal)
                     select one.Operation;
        foreach (var operation in staffs.ToList())
        {
            operation.OperationId += "AsStaff";
            operation.Summary += ", as staff";
        }
    }

    private static OpenApiSchema Problem()
    {
        OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = "A refusal (RFC 9457). Each type has a help page at its address, and may have members of its own.",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Text("Its stable name, such as `/problems/out-of-stock`: decide by it."),
                ["title"] = Text("The name as people read it."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
                ["detail"] = Text("What was wrong, and what would be right."),
                ["traceId"] = Text("Finds the request in logs and traces."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Of 422: what is wrong with each field, by its JSON path.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
        };
    }

    private static void AddParameters(OpenApiOperation operation, Asked asked)
    {
        if (asked.Takes<PageRequest>())
        {
            var limit = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "100", Default = 20 };
            AddParameter("limit", ParameterLocation.Query, "How many at most.", limit);
            const string about = "The `nextCursor` of the page before; none for the first page.";
            AddParameter("cursor", ParameterLocation.Query, about, new() { Type = JsonSchemaType.String });
        }
        if (asked.IsKeyed)
            AddHeader("Idempotency-Key", "Of your own: 1 to 255 visible ASCII characters. Repeat the request with the same one.", true, maxLength: 255);
        if (asked.Takes<IfMatch>()) AddHeader("If-Match", "The `ETag` of the version that you change.", true);
        if (asked.Takes<IfMatchWhenSent>()) AddHeader("If-Match", "The `ETag` of the version that you change, where it matters.", false);
        if (asked is { IsVersioned: true, Method: "GET" }) AddHeader("If-None-Match", "The `ETag` that you have: 304 where it is still that one.", false);
        if (asked.IsOfOrder) AddHeader("X-Order-Token", "The `accessToken` of a guest's order.", false);

        void AddHeader(string name, string text, bool required, int? maxLength = null) =>
            AddParameter(name, ParameterLocation.Header, text, new() { Type = JsonSchemaType.String, MaxLength = maxLength }, required);

        void AddParameter(string name, ParameterLocation place, string text, OpenApiSchema schema, bool required = false) => (operation.Parameters ??= []).Add(
            new OpenApiParameter { Name = name, In = place, Description = text, Schema = schema, Required = required });
    }

    /// <summary>An empty requirement: it may also be called by nobody in particular.</summary>
    private static void Secure(OpenApiOperation operation, Asked asked, OpenApiDocument document)
    {
        operation.Security = asked switch
        {
            { Access: not Access.Anyone } => [By(Bearer)],
            { IsOfOrder: true } => [By(Bearer), By(OrderToken)],
            { IsSameForEverybody: true } => [new()],
            _ => [new(), By(Bearer)],
        };

        OpenApiSecurityRequirement By(string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
    }

    private static void Answer(OpenApiOperation operation, Asked asked, OpenApiDocument document)
    {
        var (responses, hasBody, changes) = (operation.Responses ??= new(), operation.RequestBody is not null, asked.Method != "GET");
        foreach (var success in responses.Where(r => r.Key.StartsWith('2')).Select(r => r.Value).OfType<OpenApiResponse>())
        {
            if (asked.IsVersioned) AddHeader(success, "ETag", "The version, for `If-Match`.");
            if (asked.IsKeyed) AddHeader(success, "Idempotent-Replayed", "`true` where it is the answer of an earlier request with this key.");
        }
        if (responses.GetValueOrDefault("201") is OpenApiResponse created) AddHeader(created, "Location", "The address of what was made.");
        if (asked is { IsVersioned: true, Method: "GET" })
            responses["304"] = new OpenApiResponse { Description = "It is still the version that `If-None-Match` names." };
        foreach (var refusal in Refusals.Where(r => IsAnswered(r.Status)))
            responses[$"{refusal.Status}"] = new OpenApiResponseReference(refusal.Name, document);

        bool IsAnswered(int status) => status switch
        {
            401 => asked.Access is not Access.Anyone || asked.ProvesWho,
            403 => asked.Access is Access.Staff or Access.Admin,
            404 => asked.Path.Contains('{', StringComparison.Ordinal) || asked.Path.EndsWith("/current", StringComparison.Ordinal) || changes,
            409 => changes,
            412 => asked.Takes<IfMatch>() || asked.Takes<IfMatchWhenSent>(),
            413 or 415 => hasBody,
            422 => changes || operation.Parameters?.Any(p => p.In is ParameterLocation.Query) is true,
            428 => asked.Takes<IfMatch>(),
            _ => true,
        };
    }

    private static void AddHeader(OpenApiResponse response, string name, string text, JsonSchemaType type = JsonSchemaType.String) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))[name] =
            new OpenApiHeader { Description = text, Schema = new OpenApiSchema { Type = type } };

    /// <summary><c>ListOrders</c> as people read it: List orders.</summary>
    private static string Sentence(string slice) =>
        string.Concat(slice.Select((c, at) => at > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>What an endpoint asks for and says of itself.</summary>
    private sealed record Asked(IList<object> About, string? Method, string Path)
    {
        private MethodInfo Handler { get; } = About.OfType<MethodInfo>().First();

        /// <summary>The class that the endpoint is in, whatever the compiler has put in between.</summary>
        public string Slice
        {
            get
            {
                var type = Handler.DeclaringType!;
                while (type.DeclaringType is { } outer) type = outer;
                return type.Name;
            }
        }

        public Access Access => About.OfType<IAllowAnonymous>().Any() ? Access.Anyone
            : About.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<RolesAuthorizationRequirement>().FirstOrDefault() is not { } roles
                ? Access.Customer
            : roles.AllowedRoles.Contains(Roles.Support) ? Access.Staff : Access.Admin;

        public bool IsKeyed => About.OfType<Endpoints.KeyedMetadata>().Any();

        public bool IsSameForEverybody => About.OfType<Endpoints.SameForEverybodyMetadata>().Any();

        /// <summary>A guest's order, which its token opens.</summary>
        public bool IsOfOrder => Access is Access.Anyone && Path.StartsWith("api/v1/orders/{", StringComparison.Ordinal);

        /// <summary>Anybody may call it, and a password, a token or a signature in the request says who it is.</summary>
        public bool ProvesWho => Path.StartsWith("api/v1/sessions", StringComparison.Ordinal) || Path.StartsWith("api/v1/webhooks/", StringComparison.Ordinal)
            || About.OfType<EnableRateLimitingAttribute>().Any(limit => limit.PolicyName == Guards.SignIn);

        public bool IsVersioned => About.OfType<IProducesResponseTypeMetadata>()
            .Any(p => p.StatusCode is >= 200 and < 300 && p.ContentTypes.Contains("application/json") && p.Type?.IsAssignableTo(typeof(IVersioned)) is true);

        public bool Takes<T>() => Handler.GetParameters().Any(p => p.ParameterType == typeof(T));

        public IEnumerable<string> Sentences()
        {
            yield return IsOfOrder ? "For the account that placed the order, and for whoever holds its token." : Access switch
            {
                Access.Anyone => "For anyone.",
                Access.Customer => "For whoever is signed in.",
                Access.Staff => "For support and admins.",
                _ => "For admins.",
            };
            if (IsKeyed) yield return "However often it is sent with one `Idempotency-Key`, it has one effect and one answer.";
            if (Takes<IfMatch>()) yield return "It changes the version that `If-Match` names, and no other.";
            if (Takes<PageRequest>()) yield return "A page of at most `limit` items; `nextCursor` is the `cursor` of the next page, and null on the last.";
        }
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClickCart.Platform.Http;

/// <summary>What the API's document says of each operation: read from its slice and from what the endpoint asks for, so that it cannot say otherwise.</summary>
internal static class ApiOperations
{
    private const string Bearer = "bearer";

    private const string OrderToken = "orderToken";

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var about = context.Description;
        var asked = new ApiEndpoint(about.ActionDescriptor.EndpointMetadata, about.HttpMethod, about.RelativePath ?? "");
        operation.OperationId ??= char.ToLowerInvariant(asked.Slice[0]) + asked.Slice[1..];
        operation.Summary ??= Sentence(asked.Slice);
        operation.Description ??= string.Join(' ', asked.Sentences());
        ReleaseWhatMayBeMissing(operation, about);
        AddParameters(operation, asked);
        if (asked.SignedBy is { } header) TakeSigned(operation, header);
        Secure(operation, asked, context.Document!);
        Answer(operation, asked);
        ApiRefusals.Describe(operation, asked, context.Document!, context.ApplicationServices);
        return Task.CompletedTask;
    }

    /// <summary>A list in an address is described as one that must be there, whatever its handler says.</summary>
    private static void ReleaseWhatMayBeMissing(OpenApiOperation operation, ApiDescription about)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var described in about.ParameterDescriptions)
            if (described.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo: { ParameterType.IsArray: true } parameter }
                && nullability.Create(parameter).WriteState is NullabilityState.Nullable
                && operation.Parameters?.FirstOrDefault(p => p.Name == described.Name) is OpenApiParameter known)
                known.Required = false;
    }

    /// <summary>What all operations name: problems, ways to prove who one is; and one id for each, also where a slice serves customers and staff.</summary>
    public static void Finish(OpenApiDocument document, IServiceProvider services)
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
        foreach (var request in document.Components?.Schemas?.Where(s => s.Key.EndsWith("Request", StringComparison.Ordinal)) ?? [])
            if (request.Value is OpenApiSchema schema) AskForWhatIsRequired(schema);
        document.AddComponent<IOpenApiSchema>("Problem", Problem());
        ApiRefusals.Finish(document, services);
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
        services.GetRequiredService<ApiExamples>().AddTo(document);
        Arrange(document, services.GetServices<ApiTag>().ToDictionary(t => t.Name, StringComparer.Ordinal));
    }

    /// <summary>By the order of the tags, then by address: whoever reads it from the top begins with what shoppers call.</summary>
    private static void Arrange(OpenApiDocument document, Dictionary<string, ApiTag> tags)
    {
        document.Tags = (document.Tags ?? new HashSet<OpenApiTag>()).OrderBy(t => PlaceOf(t.Name)).ThenBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new OpenApiTag { Name = t.Name, Description = tags.GetValueOrDefault(t.Name ?? "")?.Description }).ToHashSet();
        var arranged = new OpenApiPaths();
        foreach (var (address, path) in document.Paths
            .OrderBy(p => p.Value.Operations!.Values.Min(o => PlaceOf(o.Tags?.FirstOrDefault()?.Reference.Id))).ThenBy(p => p.Key, StringComparer.Ordinal))
            arranged.Add(address, path);
        document.Paths = arranged;

        int PlaceOf(string? tag) => tags.TryGetValue(tag ?? "", out var known) ? known.Order : int.MaxValue;
    }

    /// <summary>What a request must have cannot be null in it.</summary>
    private static void AskForWhatIsRequired(OpenApiSchema schema)
    {
        foreach (var name in schema.Properties?.Keys.Where(n => schema.Required?.Contains(n) is true).ToList() ?? [])
            if (schema.Properties![name] is OpenApiSchema { OneOf: [{ Type: JsonSchemaType.Null }, var other] })
                schema.Properties[name] = other;
    }

    private static OpenApiSchema Problem()
    {
        OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = "A refusal (RFC 9457). Each type has a help page at its address, and may have members of its own.",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "traceId" },
            AdditionalProperties = new OpenApiSchema { Description = "What its type tells beside." },
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

    private static void AddParameters(OpenApiOperation operation, ApiEndpoint asked)
    {
        if (asked.Takes<PageRequest>())
        {
            var limit = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "100", Default = 20 };
            AddParameter("limit", ParameterLocation.Query, "How many at most.", limit);
            const string about = "The `nextCursor` of the page before; none for the first page.";
            AddParameter("cursor", ParameterLocation.Query, about, new() { Type = JsonSchemaType.String });
        }
        foreach (var more in asked.About.OfType<Endpoints.AsksMetadata>())
            AddParameter(more.Name, ParameterLocation.Query, more.About, new() { Type = JsonSchemaType.String });
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

    /// <summary>The other side's event as it writes it: what of it counts is read anew from there.</summary>
    private static void TakeSigned(OpenApiOperation operation, string header)
    {
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "Proves who sent the body.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "An event, as its sender writes it." } },
            },
        };
    }

    /// <summary>An empty requirement: it may also be called by nobody in particular.</summary>
    private static void Secure(OpenApiOperation operation, ApiEndpoint asked, OpenApiDocument document)
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

    private static void Answer(OpenApiOperation operation, ApiEndpoint asked)
    {
        var responses = operation.Responses ??= new();
        foreach (var success in responses.Where(r => r.Key.StartsWith('2')).Select(r => r.Value).OfType<OpenApiResponse>())
        {
            if (asked.IsVersioned) AddHeader(success, "ETag", "The version, for `If-Match`.");
            if (asked.IsKeyed) AddHeader(success, "Idempotent-Replayed", "`true` where it is the answer of an earlier request with this key.");
        }
        if (responses.GetValueOrDefault("201") is OpenApiResponse created) AddHeader(created, "Location", "The address of what was made.");
        if (asked is { IsVersioned: true, Method: "GET" })
            responses["304"] = new OpenApiResponse { Description = "It is still the version that `If-None-Match` names." };
    }

    internal static void AddHeader(OpenApiResponse response, string name, string text, JsonSchemaType type = JsonSchemaType.String) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))[name] =
            new OpenApiHeader { Description = text, Schema = new OpenApiSchema { Type = type } };

    /// <summary><c>ListOrders</c> as people read it: List orders.</summary>
    private static string Sentence(string slice) =>
        string.Concat(slice.Select((c, at) => at > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClickCart.Web.ApiDocs;

/// <summary>The API's document as its pages show it. It is read once: it stays the same for as long as the process runs.</summary>
internal sealed class ApiReference
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];
    private readonly Lazy<Task<IReadOnlyList<ApiChapter>>> _chapters;

    public ApiReference([FromKeyedServices("v1")] IOpenApiDocumentProvider provider) => _chapters = new(() => ReadAsync(provider));

    /// <summary>In the order of the document's tags: the shop's calls first.</summary>
    public Task<IReadOnlyList<ApiChapter>> ChaptersAsync() => _chapters.Value;

    private static async Task<IReadOnlyList<ApiChapter>> ReadAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        var calls = (from path in document.Paths
                     from operation in path.Value.Operations!.OrderBy(o => Array.IndexOf(Methods, o.Key.Method))
                     select (Tag: operation.Value.Tags?.FirstOrDefault()?.Reference.Id ?? "", Call: CallOf(path.Key, operation.Key.Method, operation.Value)))
            .ToLookup(c => c.Tag, c => c.Call);
        return [.. (document.Tags ?? new HashSet<OpenApiTag>()).Where(t => calls.Contains(t.Name!))
            .Select(t => new ApiChapter(t.Name!, Address(t.Name!), t.Description ?? "", [.. calls[t.Name!]]))];
    }

    private static string Address(string name) =>
        string.Join('-', name.ToLowerInvariant().Split([' ', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries));

    private static ApiCall CallOf(string path, string method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.FirstOrDefault();
        return new(
            operation.OperationId!, method, path, operation.Summary ?? "", operation.Description ?? "",
            [.. (operation.Parameters ?? []).Select(p => new ApiField(
                p.Name!, p.In is ParameterLocation.Path ? "in the path" : p.In is ParameterLocation.Header ? "header" : "in the query",
                TypeOf(p.Schema), p.Required, p.Description, p.Example is JsonArray several ? Text(several[0]) : Text(p.Example)))],
            body?.Key, body is { } sent ? ExampleOf(sent.Value) : null, body is { } named ? MembersOf(named.Value.Schema) : [],
            [.. operation.Responses!.Select(r => new ApiAnswer(
                r.Key, r.Value.Description ?? "",
                r.Key.StartsWith('2') ? r.Value.Content?.Select(c => ExampleOf(c.Value)).FirstOrDefault() : null,
                r.Key.StartsWith('2') ? [] : [.. r.Value.Content?.SelectMany(c => c.Value.Examples?.Keys ?? []) ?? []]))],
            operation.Security?.All(way => way.Count > 0) is true);
    }

    private static IReadOnlyList<ApiField> MembersOf(IOpenApiSchema? schema) => [.. (schema?.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(p =>
        new ApiField(p.Key, "", TypeOf(p.Value), schema!.Required?.Contains(p.Key) is true, p.Value.Description, null))];

    private static string? ExampleOf(OpenApiMediaType media) => media.Examples?.Values.FirstOrDefault()?.Value is { } example ? Text(example) : null;

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        _ => value.ToJsonString(Indented),
    };

    private static string TypeOf(IOpenApiSchema? schema)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } name } && schema.Properties is { Count: > 0 }) return name;
        if (schema?.OneOf is { Count: > 0 } ways) return string.Join(" or ", ways.Where(w => w.Type is not JsonSchemaType.Null).Select(TypeOf));
        if (schema?.Enum is { Count: > 0 } values) return string.Join(" or ", values.Select(v => v.ToString()));
        if (schema?.Type is not { } type) return "any";
        if (type.HasFlag(JsonSchemaType.Array)) return $"list of {TypeOf(schema.Items)}";
        var kind = (type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Integer => "whole number",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "true or false",
            JsonSchemaType.Object => "object",
            _ => schema.Format switch { "uuid" => "id", "date-time" => "time", _ => "text" },
        };
        return schema.Maximum is { } most ? string.Create(CultureInfo.InvariantCulture, $"{kind} up to {most}") : kind;
    }
}

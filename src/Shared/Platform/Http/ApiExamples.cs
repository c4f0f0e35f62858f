using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ClickCart.Platform.Http;

/// <summary>
/// Examples of bodies and answers, made by their schemas of the values in each module's <c>ApiExamples.json</c>. A value's name is that of a member
/// (<c>sku</c>), of a schema's (<c>OrderResponse.number</c>) or of a whole schema (<c>Money</c>); with an operation before it (<c>addNote.…</c>) it is that
/// operation's alone. Of a whole schema, members that are not named and need not be there are left out.
/// </summary>
internal sealed class ApiExamples
{
    /// <summary>The example of a text that no file names: a test finds it.</summary>
    public const string Unnamed = "…";

    private const string Resource = "ApiExamples.json";
    private readonly Dictionary<string, JsonNode?> _values;

    public ApiExamples(ModuleCatalog modules) => _values = modules.Modules.Select(m => m.Assembly).Prepend(typeof(ApiExamples).Assembly).Distinct()
        .Where(a => a.GetManifestResourceNames().Contains(Resource))
        .SelectMany(a =>
        {
            using var stream = a.GetManifestResourceStream(Resource)!;
            return JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject().ToList();
        })
        .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    /// <summary>Gives each operation an example of its body, of what it answers and of the parameters that it must have.</summary>
    public void AddTo(OpenApiDocument document)
    {
        foreach (var operation in document.Paths.SelectMany(p => p.Value.Operations!.Values))
        {
            var making = new Making(this, document, operation.OperationId!);
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p is { Required: true, Schema: not null }))
                parameter.Example = making.Of(parameter);
            var contents = operation.Responses!.Where(r => r.Key.StartsWith('2')).Select(r => r.Value.Content).Append(operation.RequestBody?.Content);
            foreach (var (type, media) in contents.SelectMany(c => c ?? new Dictionary<string, OpenApiMediaType>())) making.Give(type, media);
        }
    }

    private bool TryFind(string name, out JsonNode? value)
    {
        var found = _values.TryGetValue(name, out value);
        value = value?.DeepClone();
        return found;
    }

    /// <summary>The examples of one operation.</summary>
    private sealed class Making(ApiExamples values, OpenApiDocument document, string operation)
    {
        public JsonNode? Of(OpenApiParameter parameter)
        {
            var isId = parameter.Schema!.Format == "uuid";
            if (!Find(parameter.Name!, out var value) || (parameter.Name == "id" && !isId && !values._values.ContainsKey($"{operation}.id"))) return null;
            return parameter.Schema.Type is JsonSchemaType.Array ? new JsonArray(value) : value;
        }

        /// <summary>One that several operations have alike is written once.</summary>
        public void Give(string type, OpenApiMediaType media)
        {
            if (media.Schema is null || type.StartsWith("image/", StringComparison.Ordinal) || type == "application/pdf") return;
            var schema = (media.Schema as OpenApiSchemaReference)?.Reference.Id;
            if (!Find(type, out var value) && (schema is not null || !Find("body", out value))) value = Of(media.Schema, null, 0);
            var name = schema is null || values._values.Keys.Any(k => k.StartsWith($"{operation}.{schema}", StringComparison.Ordinal))
                ? $"{operation}-{type.Split('/')[^1]}"
                : schema;
            document.AddComponent<IOpenApiExample>(name, new OpenApiExample { Value = value });
            media.Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal) { ["example"] = new OpenApiExampleReference(name, document) };
        }

        private bool Find(string name, out JsonNode? value) => values.TryFind($"{operation}.{name}", out value) || values.TryFind(name, out value);

        private JsonNode? Of(IOpenApiSchema schema, string? member, int depth)
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } named }) return OfNamed(named, depth);
            if (member is not null && Find(member, out var value)) return value;
            if (schema.OneOf is [{ Type: JsonSchemaType.Null }, var other]) return Of(other, null, depth);
            if (schema.Enum is [var first, ..]) return first.DeepClone();
            var type = schema.Type ?? JsonSchemaType.String;
            if (type.HasFlag(JsonSchemaType.Null)) return null;
            if (type.HasFlag(JsonSchemaType.Array)) return schema.Items is { } items && depth < 8 ? new JsonArray(Of(items, null, depth + 1)) : [];
            if (type.HasFlag(JsonSchemaType.Object)) return OfMembers(schema, null, null, depth);
            if (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)) return 1;
            if (type.HasFlag(JsonSchemaType.Boolean)) return true;
            return Find(schema.Format switch { "uuid" => "id", "date-time" => "at", _ => "" }, out value) ? value : Unnamed;
        }

        private JsonNode? OfNamed(string name, int depth)
        {
            var isWhole = Find(name, out var whole);
            var schema = document.Components!.Schemas![name];
            return isWhole && whole is not JsonObject ? whole
                : schema.Properties is { Count: > 0 } ? OfMembers(schema, name, whole as JsonObject, depth)
                : Of(schema, null, depth);
        }

        private JsonObject OfMembers(IOpenApiSchema schema, string? name, JsonObject? whole, int depth)
        {
            var made = new JsonObject();
            foreach (var (member, about) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                var isRequired = schema.Required?.Contains(member) is true;
                if (values.TryFind($"{operation}.{name}.{member}", out var value)) made[member] = value;
                else if (whole is not null && whole.TryGetPropertyValue(member, out var said)) made[member] = said?.DeepClone();
                else if (whole is not null && !isRequired) continue;
                else if (values.TryFind($"{name}.{member}", out value) || (value = Of(about, member, depth + 1)) is not null || isRequired) made[member] = value;
            }
            return made;
        }
    }
}

using System.Text.Json.Serialization.Metadata;

namespace ClickCart.Sandbox.Wire;

/// <summary>The objects of the real APIs with every field and null, in their order (<c>recordings.json</c>).</summary>
internal static class Recording
{
    private static readonly Dictionary<string, Dictionary<string, object?>> All = Read();

    /// <summary>The object of that name. A field has the value given, else what <paramref name="source"/> has under its name, else the recorded one.</summary>
    public static IReadOnlyDictionary<string, object?> Of(string name, object? given = null, object? source = null)
    {
        var shape = new OrderedDictionary<string, object?>(All[name], StringComparer.Ordinal);
        if (source is not null)
            foreach (var field in FieldsOf(source).Where(f => f.Get is not null && shape.ContainsKey(f.Name))) shape[field.Name] = field.Get!(source);
        if (given is not null)
            foreach (var field in FieldsOf(given)) shape.SetAt(shape.IndexOf(field.Name), field.Get!(given));
        return shape;
    }

    private static IEnumerable<JsonPropertyInfo> FieldsOf(object of) => WireJson.Wire.GetTypeInfo(of.GetType()).Properties;

    private static Dictionary<string, Dictionary<string, object?>> Read()
    {
        using var file = typeof(Recording).Assembly.GetManifestResourceStream("recordings.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, object?>>>(file)!;
    }
}

using System.Globalization;
using System.Text.Json;

namespace ClickCart.Benchmarks.Bench;

/// <summary>Any list of like objects as a table: a column for each object, a row for each number that is in them.</summary>
internal static class Flattened
{
    public static (string[] Columns, IEnumerable<string[]> Rows) Table(JsonElement list)
    {
        var objects = list.EnumerateArray().Select(o => Numbers("", o).ToList()).ToList();
        var names = objects.SelectMany(o => o.Select(n => n.Name)).Distinct(StringComparer.Ordinal);
        string[] columns = ["", .. list.EnumerateArray().Select((o, i) => Label(o) ?? (i + 1).ToString(CultureInfo.InvariantCulture))];
        return (columns, names.Select(name => (string[])[name, .. objects.Select(o => o.Find(n => n.Name == name).Value ?? "")]));
    }

    /// <summary>In a list, what has a label is a row of its own with its numbers beside one another; of what has none the median is taken.</summary>
    private static IEnumerable<(string Name, string Value)> Numbers(string name, JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Number => [(name, at.GetDouble().ToString("#,0.##", CultureInfo.InvariantCulture))],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Numbers($"{name} {Words(p.Name)}".Trim(), p.Value)),
        JsonValueKind.Array when at.GetArrayLength() > 0 && Label(at[0]) is null => Medians(name, at),
        JsonValueKind.Array => at.EnumerateArray().Select(o => Numbers("", o).ToList() is var own
            ? ($"{Label(o)} ({string.Join(" / ", own.Select(n => n.Name))})", string.Join(" / ", own.Select(n => n.Value))) : default),
        _ => [],
    };

    private static IEnumerable<(string Name, string Value)> Medians(string name, JsonElement list) =>
        from found in list.EnumerateArray().SelectMany(o => o.ValueKind is JsonValueKind.Object ? o.EnumerateObject().ToList() : [])
        where found.Value.ValueKind is JsonValueKind.Number
        group found.Value.GetDouble() by found.Name into same
        let sorted = same.Order().ToList()
        select ($"{name} {Words(same.Key)}", sorted[sorted.Count / 2].ToString("#,0.##", CultureInfo.InvariantCulture));

    private static string? Label(JsonElement at) => at.ValueKind is not JsonValueKind.Object ? null
        : at.EnumerateObject().FirstOrDefault(p => p.Value.ValueKind is JsonValueKind.String) is { Value.ValueKind: JsonValueKind.String } text
            ? text.Value.GetString() : null;

    /// <summary>camelCase as words.</summary>
    private static string Words(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ClickCart.Benchmarks.Scale;

namespace ClickCart.Benchmarks.Bench;

/// <summary>
/// Results as Markdown, between marks of a README or on the terminal: lists of <see cref="Result"/>, and what other verbs write, an object with verb,
/// provider and a list (<see cref="Flattened"/>), and growth, which has marks of its own (<see cref="GrowthTable"/>).
/// </summary>
internal static class ReadmeTable
{
    private const string Bench = "bench", Growth = "growth";

    public static async Task<int> RunAsync(Options options)
    {
        if (options.Arguments.Count == 0) throw new CommandException("table needs files that --json wrote.");
        var (text, growth) = (new StringBuilder(), new StringBuilder());
        var results = new List<Result>();
        var others = new List<JsonElement>();
        foreach (var file in options.Arguments)
        {
            var json = JsonElement.Parse(await File.ReadAllBytesAsync(file));
            if (json.ValueKind is JsonValueKind.Array) results.AddRange(json.Deserialize<List<Result>>(Result.Json)!);
            else if (json.GetProperty("verb").GetString() == "scale") growth.Append(GrowthTable.Of(json.Deserialize<ScaleResult>(Result.Json)!));
            else others.Add(json);
        }
        if (results.Count > 0) text.Append(Of(results));
        foreach (var other in others)
        {
            text.Append('\n').Append(other.GetProperty("verb").GetString()).Append(" on ").Append(other.GetProperty("provider").GetString()).Append(":\n\n");
            var (columns, rows) = Flattened.Table(other.EnumerateObject().First(p => p.Value.ValueKind is JsonValueKind.Array).Value);
            Lines(text, columns, rows);
        }
        if (options["readme"] is not { } readme)
        {
            Console.Write(text.Append(growth));
            return 0;
        }
        var page = await File.ReadAllTextAsync(readme);
        // What was not measured this time stays.
        if (text.Length > 0) page = Between(page, Bench, text);
        if (growth.Length > 0) page = Between(page, Growth, growth);
        await File.WriteAllTextAsync(readme, page);
        return 0;
    }

    private static string Between(string page, string mark, StringBuilder text)
    {
        var (begin, end) = ($"<!-- {mark} -->", $"<!-- /{mark} -->");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        return from >= 0 && to > from ? $"{page[..(from + begin.Length)]}\n{text}{page[to..]}"
            : throw new CommandException($"The README has no {begin} with {end} after it.");
    }

    private static StringBuilder Of(List<Result> results)
    {
        var first = results[0];
        var text = new StringBuilder();
        void Say(FormattableString words) => text.Append(words.ToString(CultureInfo.InvariantCulture));
        Say($"Measured on {first.At:d MMMM yyyy}: {first.Machine}, for the shop, its database, gateway and carrier, and the load together. ");
        Say($"{first.Users} users, {first.Rounds} rounds of {first.Seconds} s. Two numbers with a stroke between are ClickCart's and the limit's. ");
        Say($"The ratio of CPU is that of the processor time of shop and database for one request, order or step.\n\n");
        string Both(Result r, Func<SideResult, double?> of, string format = "0.#") =>
            of(r.ClickCart) is null && of(r.Limit) is null ? "" : $"{of(r.ClickCart)?.ToString(format) ?? "–"} / {of(r.Limit)?.ToString(format) ?? "–"}";
        Lines(text, ["verb", "database", "per second", "ratio (rounds)", "ratio of CPU", "p50 ms", "p95 ms", "p99 ms"], results.Select(r => (string[])
        [
            r.Verb, r.Provider, Both(r, s => s.PerSecond, "0"), $"**{r.Ratio.Whole:F2}** ({r.Ratio.Lowest:F2} to {r.Ratio.Highest:F2})", $"{r.Ratio.Cpu:F2}",
            Both(r, s => s.P50), Both(r, s => s.P95), Both(r, s => s.P99),
        ]));
        Say($"\nWhat one costs:\n\n");
        string[] costs = ["verb", "database", "shop's CPU ms", "database's CPU ms", "commits", "statements", "log kB", "allocated kB"];
        Lines(text, costs, results.Select(r => (string[])
        [
            r.Verb, r.Provider, Both(r, s => s.Each.Cpu, "0.##"), Both(r, s => s.Each.DatabaseCpu, "0.##"), Both(r, s => s.Each.Commits),
            Both(r, s => s.Each.Statements), Both(r, s => s.Each.Log / 1000), Both(r, s => s.Each.Allocated / 1000, "0"),
        ]));
        var visits = results.FindAll(r => r.ClickCart.AloneP99 is not null);
        if (visits.Count > 0)
        {
            Say($"\np99 of browsing, and how many times higher it is while others buy at full rate:\n\n");
            Lines(text, ["verb", "database", "while buying, ms", "alone, ms", "times"], visits.Select(r => (string[])
                [r.Verb, r.Provider, Both(r, s => s.P99), Both(r, s => s.AloneP99), Both(r, Result.Slowdown)]));
        }
        foreach (var jobs in results.Where(r => r is { Verb: "lifecycle", ClickCart.Each.JobStore: > 0 }))
        {
            var each = jobs.ClickCart.Each;
            Say($"\nHangfire's store on {jobs.Provider} is {each.JobStore:F0} of the {each.Statements:F0} statements of an order and ");
            Say($"{each.JobStoreCpu:F2} of the database's {each.DatabaseCpu:F2} ms");
            Say($"; without that the ratio of CPU is {Result.CpuWithoutJobStore(jobs):F2}.\n");
        }
        return text;
    }

    private static void Lines(StringBuilder text, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").AppendJoin("|", columns.Select(_ => "---")).Append("|\n");
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
    }
}

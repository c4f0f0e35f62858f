using Spectre.Console;

namespace ClickCart.Benchmarks.Bench;

/// <summary>A result for who waits at the terminal.</summary>
internal static class ResultTable
{
    public static void Print(Result result)
    {
        var one = result.Unit[..^1];
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape($"{result.Verb} on {result.Provider}"));
        table.AddColumn("");
        foreach (var side in (string[])["ClickCart", "limit"]) table.AddColumn(new TableColumn(side).RightAligned());
        void Row(string what, Func<SideResult, double?> of, string format = "F1")
        {
            if (of(result.ClickCart) is null && of(result.Limit) is null) return;
            table.AddRow(Markup.Escape(what), of(result.ClickCart)?.ToString(format) ?? "–", of(result.Limit)?.ToString(format) ?? "–");
        }
        Row($"{result.Unit} per second", s => s.PerSecond);
        Row($"p50 ms ({result.Latency})", s => s.P50, "F2");
        Row("p95 ms", s => s.P95, "F2");
        Row("p99 ms", s => s.P99, "F2");
        Row("p99 ms without buyers", s => s.AloneP99, "F2");
        Row("p99 over that", Result.Slowdown, "F2");
        Row($"CPU ms per {one}: shop's process", s => s.Each.Cpu, "F3");
        Row($"CPU ms per {one}: database's processes", s => s.Each.DatabaseCpu, "F3");
        Row("  of it Hangfire's store", s => Some(s.Each.JobStoreCpu), "F3");
        Row($"CPU ms per {one}: gateway and carrier", s => s.Each.OutsideCpu, "F3");
        Row($"commits per {one}", s => s.Each.Commits, "F2");
        Row($"statements per {one}", s => s.Each.Statements);
        Row("  of them Hangfire's store", s => Some(s.Each.JobStore));
        Row(result.Provider == "sqlite" ? $"kB written to files per {one}" : $"kB of log per {one}", s => s.Each.Log / 1000);
        Row($"kB allocated per {one}", s => s.Each.Allocated / 1000);
        Row("counted", s => s.Count, "F0");
        Row("errors", s => s.Errors, "F0");
        AnsiConsole.Write(table);
        var ratio = result.Ratio;
        var goal = result.Goal is { } aim ? $"; goal on SQLite: {aim}" : "";
        AnsiConsole.MarkupLineInterpolated(
            $"ratio to the limit: [bold]{ratio.Whole:F3}[/] (rounds {ratio.Lowest:F3} to {ratio.Highest:F3}, median {ratio.Median:F3}){goal}");
        AnsiConsole.MarkupLineInterpolated($"of the processor time of shop and database: [bold]{ratio.Cpu:F3}[/]");
        if (result.Provider == "sqlite") AnsiConsole.MarkupLine("[dim]SQLite works inside the shop's process: its CPU is in the shop's.[/]");
    }

    private static double? Some(double? number) => number > 0 ? number : null;
}

using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace ClickCart.Benchmarks.Start;

/// <summary>What it costs to have a shop stand there: its size, its start, and what it takes while nobody comes.</summary>
internal static class StartVerb
{
    private sealed record Result(
        string Published, double Megabytes, int Files, IReadOnlyList<ColdStart> OnFreshDatabase, IReadOnlyList<ColdStart> OnExisting, Standing? Standing);

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Options options)
    {
        var provider = options["provider"] ?? "sqlite";
        if (provider is not ("sqlite" or "postgres")) throw new CommandException("--provider is sqlite or postgres.");
        var starts = options.Number("starts", 5);
        var folder = Directory.CreateTempSubdirectory("clickcart-start-").FullName;
        var results = new List<Result>();
        try
        {
            foreach (var published in await PublishedAsync(options, folder)) results.Add(await MeasureAsync(published, provider, starts, options, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Print(provider, results);
        if (options["json"] is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { verb = "start", provider, results }, Indented));
        return 0;
    }

    private static async Task<IReadOnlyList<Published>> PublishedAsync(Options options, string folder)
    {
        if (options["published"] is { } existing) return [new(Path.GetFileName(Path.GetFullPath(existing)), Path.GetFullPath(existing))];
        return [await Published.PortableAsync(Path.Combine(folder, "portable")), await Published.ReadyToRunAsync(Path.Combine(folder, "ready-to-run"))];
    }

    private static async Task<Result> MeasureAsync(Published published, string provider, int starts, Options options, string folder)
    {
        var (fresh, again) = (new List<ColdStart>(), new List<ColdStart>());
        for (var i = 0; i < starts; i++)
        {
            await using var database = await StartDatabase.NewAsync(provider, Path.Combine(folder, $"{published.Name}-{i}"), options);
            fresh.Add(await StartAsync(published, database));
            if (i == starts - 1) for (var j = 0; j < starts; j++) again.Add(await StartAsync(published, database));
        }
        Standing? standing = null;
        if (OperatingSystem.IsLinux())
        {
            await using var database = await StartDatabase.NewAsync(provider, Path.Combine(folder, $"{published.Name}-standing"), options);
            await StartAsync(published, database);
            await using var server = await ServeAsync(published, database);
            standing = await Standing.MeasureAsync(server, TimeSpan.FromSeconds(options.Number("rest", 60)), TimeSpan.FromSeconds(options.Number("idle", 60)),
                TimeSpan.FromSeconds(options.Number("seconds", 20)), options.Number("users", 16));
        }
        return new(published.Name, published.Bytes / 1e6, published.Files, fresh, again, standing);
    }

    private static async Task<ColdStart> StartAsync(Published published, StartDatabase database)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await ServeAsync(published, database);
        return new(watch.Elapsed.TotalSeconds, server.Cpu.TotalSeconds);
    }

    /// <summary>Ready is who has answered a shopper's first question.</summary>
    private static Task<ServerProcess> ServeAsync(Published published, StartDatabase database) =>
        ServerProcess.StartAsync(published.Dll, [], database.Settings, database.Folder, "/api/v1/products?limit=20");

    private static void Print(string provider, IReadOnlyList<Result> results)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(["", .. results.Select(r => r.Published)]);
        void Row(string what, Func<Result, string> cell) => table.AddRow([Markup.Escape(what), .. results.Select(r => Markup.Escape(cell(r)))]);
        Row("published, MB (files)", r => $"{r.Megabytes:F1} ({r.Files})");
        Row("start on a fresh database, s", r => Middle(r.OnFreshDatabase, s => s.Seconds));
        Row("  processor time, s", r => Middle(r.OnFreshDatabase, s => s.CpuSeconds));
        Row("start on an existing one, s", r => Middle(r.OnExisting, s => s.Seconds));
        Row("  processor time, s", r => Middle(r.OnExisting, s => s.CpuSeconds));
        Row("memory rested, MB", r => $"{r.Standing?.RestedMegabytes:F0}");
        Row("memory after a collection, MB", r => $"{r.Standing?.CollectedMegabytes:F0}");
        Row("memory busy, at most, MB", r => $"{r.Standing?.BusyMegabytes:F0}");
        Row("idle shop, of a core", r => $"{r.Standing?.CorePercent:F2} %");
        AnsiConsole.MarkupLineInterpolated($"[bold]start[/] on {provider}: the median, and from the least to the most.");
        AnsiConsole.Write(table);
    }

    private static string Middle(IReadOnlyList<ColdStart> starts, Func<ColdStart, double> what)
    {
        var sorted = starts.Select(what).Order().ToList();
        return $"{sorted[sorted.Count / 2]:F2} ({sorted[0]:F2} to {sorted[^1]:F2})";
    }
}

using System.Diagnostics;
using System.Text.Json;
using ClickCart.Benchmarks.Bench;
using ClickCart.Benchmarks.Cluster;
using ClickCart.Benchmarks.Replay;
using Spectre.Console;

namespace ClickCart.Benchmarks.Scale;

/// <summary>How long something took at one size, in milliseconds; of what is done once all three are the same.</summary>
internal sealed record Measured(string What, double P50, double P95, double P99, int Count)
{
    public static Measured Of(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        double At(double p) => milliseconds[Math.Min(milliseconds.Count - 1, (int)Math.Ceiling(milliseconds.Count * p) - 1)];
        return new(what, At(0.5), At(0.95), At(0.99), milliseconds.Count);
    }
}

/// <summary>A shop of one size.</summary>
/// <param name="FillMegaBytes">Most memory that the filler had.</param>
/// <param name="Verified">Exit code of <c>-- verify</c>.</param>
/// <param name="VerifyMegaBytes">Most memory that it had.</param>
internal sealed record SizeResult(int Products, int Orders, double FillSeconds, double FillMegaBytes, double GigaBytes, IReadOnlyList<Measured> Measured,
    int Verified, double VerifyMegaBytes);

/// <summary>What <c>--json</c> keeps.</summary>
internal sealed record ScaleResult(string Verb, string Provider, DateTimeOffset At, Machine Machine, IReadOnlyList<SizeResult> Sizes);

/// <summary>What grows with the shop: the same questions put to shops of several sizes in one run.</summary>
internal static class ScaleVerb
{
    private static readonly TimeSpan BetweenBuyers = TimeSpan.FromMilliseconds(200);

    private static readonly (int Products, int Orders)[] Sizes = [(1000, 10_000), (100_000, 100_000), (1_000_000, 1_000_000)];

    public static async Task<int> RunAsync(Options options)
    {
        var provider = options["provider"] ?? "sqlite";
        if (provider is not ("sqlite" or "postgres")) throw new CommandException("--provider is sqlite or postgres.");
        var largest = (Products: options.Number("products", Sizes[^1].Products), Orders: options.Number("orders", Sizes[^1].Orders));
        var sizes = Sizes.Where(s => s.Products < largest.Products && s.Orders <= largest.Orders).Append(largest).ToList();
        var results = new List<SizeResult>();
        foreach (var (products, orders) in sizes)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{products:N0} products, {orders:N0} orders[/] on {provider}");
            results.Add(await OneAsync(provider, products, orders, options));
            // After each size: the largest takes long, and may find the disk full.
            var result = new ScaleResult("scale", provider, TimeProvider.System.GetUtcNow(), Machine.Here(), results);
            if (options["json"] is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, Result.Json));
        }
        Report(results);
        return results.TrueForAll(r => r.Verified == 0) ? 0 : 1;
    }

    private static async Task<SizeResult> OneAsync(string provider, int products, int orders, Options options)
    {
        var folder = Directory.CreateTempSubdirectory("clickcart-scale-").FullName;
        await using var database = provider == "postgres" ? await PostgresDatabase.NewAsync(options, "scale") : null;
        try
        {
            var settings = ReplayVerb.OwnHost(folder);
            settings["Ordering:UnpaidUnitsPerBuyer"] = settings["Ordering:UnpaidUnitsPerClient"] = "1000000";
            if (database is not null)
            {
                settings["Database:Provider"] = "PostgreSql";
                settings["Database:ConnectionString"] = database.ConnectionString;
            }
            await using (var host = await ServerProcess.StartAsync(ServerProcess.HostDll, [], settings, folder, "/health/ready"))
                await Samples.PlaceAsync(host.Url, settings["ClickCart:Admin:Password"]);

            var watch = Stopwatch.StartNew();
            FilledShop shop;
            await using (ShopStore store = database is null ? new SqliteStore(settings["Database:Folder"]) : new PostgresStore(database.Source))
                shop = await new ShopFiller(store, products, orders).FillAsync();
            using var own = Process.GetCurrentProcess();
            var (filled, most, size) = (watch.Elapsed.TotalSeconds, own.PeakWorkingSet64 / 1e6, database is null
                ? new DirectoryInfo(settings["Database:Folder"]).EnumerateFiles("*.db*").Sum(f => f.Length)
                : await database.ScalarAsync<long>("SELECT pg_database_size(current_database())"));
            AnsiConsole.MarkupLineInterpolated($"filled in {filled:F0} s, {size / 1e9:F2} GB");

            await using (var host = await ServerProcess.StartAsync(ServerProcess.HostDll, [], settings, folder, "/health/ready"))
            {
                var measured = await new Questions(host.Url, shop, options.Number("count", 40)).AskAsync(settings["ClickCart:Admin:Password"]);
                using var over = new CancellationTokenSource();
                var buying = BuyAsync(host.Url, shop, over.Token);
                var (code, seconds, megaBytes, output) = await VerifyAsync(settings);
                await over.CancelAsync();
                measured.Add(Measured.Of("checkout during -- verify", await buying));
                measured.Add(new("-- verify", seconds * 1000, seconds * 1000, seconds * 1000, 1));
                if (code != 0) AnsiConsole.WriteLine(output);
                return new(products, orders, filled, most, size / 1e9, measured, code, megaBytes);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One order after another, in milliseconds: what somebody waits who writes while all is read.</summary>
    private static async Task<List<double>> BuyAsync(Uri url, FilledShop shop, CancellationToken over)
    {
        using var guest = new Shop(url);
        var times = new List<double>();
        do
        {
            var watch = Stopwatch.StartNew();
            await Samples.BuyAsync(guest, [(shop.Sold(times.Count).Sku, 1)], $"verify{times.Count}@example.com");
            times.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(BetweenBuyers, CancellationToken.None);
        }
        while (!over.IsCancellationRequested);
        return times;
    }

    private static async Task<(int Code, double Seconds, double MegaBytes, string Output)> VerifyAsync(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [ServerProcess.HostDll, "verify"])
        {
            WorkingDirectory = Path.GetDirectoryName(ServerProcess.HostDll),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var (output, errors, peak) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), 0L);
        while (!process.WaitForExit(100))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It has ended since.
            }
        }
        return (process.ExitCode, watch.Elapsed.TotalSeconds, peak / 1e6, await output + await errors);
    }

    private static void Report(List<SizeResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("ms: p50 / p95 / p99");
        foreach (var r in results) table.AddColumn(new TableColumn($"{r.Products:N0} / {r.Orders:N0}").RightAligned());
        table.AddColumn(new TableColumn("growth p50 / p99").RightAligned());
        var grown = new List<string>();
        foreach (var first in results[0].Measured)
        {
            var all = results.ConvertAll(r => r.Measured.First(m => m.What == first.What));
            var (p50, p99) = (all[^1].P50 / first.P50, all[^1].P99 / first.P99);
            if (Math.Max(p50, p99) > 2 && results.Count > 1) grown.Add($"{first.What} × {p50:F1} (p99 × {p99:F1}): {GrowthTable.Law(results, first.What)}");
            table.AddRow([first.What, .. all.Select(m => m.Count == 1 ? $"{m.P50:F0}" : $"{m.P50:F1} / {m.P95:F1} / {m.P99:F1}"), $"{p50:F1} / {p99:F1}"]);
        }
        table.AddRow(["peak MB of -- verify", .. results.Select(r => $"{r.VerifyMegaBytes:F0}"),
            $"{results[^1].VerifyMegaBytes / results[0].VerifyMegaBytes:F1}"]);
        table.AddRow(["peak MB of filling", .. results.Select(r => $"{r.FillMegaBytes:F0}"),
            $"{results[^1].FillMegaBytes / results[0].FillMegaBytes:F1}"]);
        table.AddRow(["GB on disk", .. results.Select(r => $"{r.GigaBytes:F2}"), $"{results[^1].GigaBytes / results[0].GigaBytes:F1}"]);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(grown.Count == 0 ? "Nothing grew more than twofold." : "Grew more than twofold: " + string.Join("; ", grown) + ".");
        foreach (var r in results.Where(r => r.Verified != 0))
            AnsiConsole.MarkupLineInterpolated($"[red]-- verify found the shop of {r.Orders:N0} orders broken.[/]");
    }
}

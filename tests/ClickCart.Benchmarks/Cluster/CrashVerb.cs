using System.Diagnostics;
using ClickCart.Benchmarks.Replay;
using Spectre.Console;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>
/// A shop under checkouts whose process is killed at random moments and started again on the same database. At the end every acknowledged order must be there
/// and have ended, every invariant must hold, and the shop's books must be those of the gateway.
/// </summary>
internal static class CrashVerb
{
    private const int LongestRound = 4000;

    public static async Task<int> RunAsync(Options options)
    {
        var (rounds, users, count) = (options.Number("rounds", 20), options.Number("users", 6), options.Number("nodes", 1));
        var provider = options["provider"] ?? "sqlite";
        if (provider is not ("sqlite" or "postgres")) throw new CommandException("--provider is sqlite or postgres.");
        if (provider is "sqlite" && count > 1) throw new CommandException("Several --nodes share a server: use --provider postgres.");
        var seed = options.Number("seed", Random.Shared.Next(1, int.MaxValue));
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("clickcart-crash-").FullName;
        var settings = ReplayVerb.OwnHost(folder);
        settings["Sandbox:TransitSeconds"] = "1";
        await using var database = provider is "postgres" ? await PostgresDatabase.NewAsync(options, "crash") : null;
        if (database is not null) (settings["Database:Provider"], settings["Database:ConnectionString"]) = ("PostgreSql", database.ConnectionString);
        var (nodes, well) = (new ServerProcess[count], false);
        try
        {
            await Parallel.ForAsync(0, count, async (i, _) => nodes[i] = await StartAsync(settings, folder, i, null));
            AnsiConsole.MarkupLineInterpolated($"{count} node(s) on {provider}, seed {seed}");
            var skus = await ClusterVerb.StockAsync(nodes[0].Url, settings["ClickCart:Admin:Password"], 100_000);
            using var buyers = new Buyers([.. nodes.Select(n => n.Url)]);
            using var closing = new CancellationTokenSource();
            var (buying, watch, slowest) = (buyers.BuyUntilAsync(skus, users, closing.Token), Stopwatch.StartNew(), TimeSpan.Zero);
            for (var round = 1; round <= rounds; round++)
            {
                await Task.WhenAny(buying, Task.Delay(random.Next(LongestRound)));
                if (buying.IsFaulted) await buying;
                // One of them, and now and then all at once.
                int[] dying = random.Next(3) == 0 ? [.. Enumerable.Range(0, count)] : [random.Next(count)];
                foreach (var i in dying) await nodes[i].KillAsync();
                var back = Stopwatch.StartNew();
                await Task.WhenAll(dying.Select(async i => nodes[i] = await StartAsync(settings, folder, i, nodes[i].Url)));
                if (back.Elapsed > slowest) slowest = back.Elapsed;
                AnsiConsole.MarkupLineInterpolated($"round {round} of {rounds}: {dying.Length} killed, {buyers.Orders.Count} orders so far");
            }
            await closing.CancelAsync();
            await buying;
            var (placing, accepted) = (watch.Elapsed, buyers.Orders.Count);
            var (delivered, cancelled, lost) = await buyers.ArrivalsAsync();
            settings["Payments:Stripe:BaseUrl"] = new Uri(nodes[0].Url, "/sandbox/stripe").ToString();
            var (code, verified) = await Books.VerifyAsync(settings);
            using var guest = new Shop(nodes[0].Url);
            var (ours, theirs) = (await Books.OfShopAsync(await guest.AsAdminAsync(settings["ClickCart:Admin:Password"])), await Books.OfGatewayAsync(nodes[0].Url));

            var report = new Report();
            report.Row("orders acknowledged", $"{accepted} in {placing.TotalSeconds:F0} s with {rounds} kills, {buyers.Again} requests were sent again", accepted > 0);
            report.Row("delivered and paid", $"{delivered}", lost.Count == 0);
            report.Row("cancelled", $"{cancelled.Count}", delivered + cancelled.Count + lost.Count == accepted);
            report.Row("longest start after a kill", $"{slowest.TotalSeconds:F1} s", true);
            report.Row("our ledger", ours.ToString(), true);
            report.Row("the gateway's ledger", theirs.ToString(), ours == theirs);
            report.Row("verify", code == 0 ? "every invariant holds" : "broken", code == 0);
            AnsiConsole.Write(report.Table);
            foreach (var order in lost.Take(20)) AnsiConsole.WriteLine(order);
            if (code != 0) AnsiConsole.WriteLine(verified);
            if (!report.AllWell) AnsiConsole.MarkupLineInterpolated($"[red]Not as it must be. Again with --seed {seed}; nodes wrote their logs to {folder}[/]");
            well = report.AllWell;
            return well ? 0 : 1;
        }
        finally
        {
            foreach (var node in nodes.Where(n => n is not null)) await node.DisposeAsync();
            if (well) Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<ServerProcess> StartAsync(Dictionary<string, string> settings, string folder, int i, Uri? at) =>
        ServerProcess.StartAsync(ServerProcess.HostDll, [], settings, Path.Combine(folder, $"node-{i + 1}"), "/health/ready", at);
}

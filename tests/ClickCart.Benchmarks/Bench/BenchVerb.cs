using System.Security.Cryptography;
using System.Text.Json;
using Spectre.Console;

namespace ClickCart.Benchmarks.Bench;

/// <summary>ClickCart beside its limit: one workload, or with <c>bench</c> all of them over the same two shops.</summary>
internal static class BenchVerb
{
    public const string AllOfThem = "bench";

    /// <summary>Null: a verb of somebody else.</summary>
    public static IReadOnlyList<Workload>? Of(string verb) =>
        verb == AllOfThem ? Workload.All : Workload.All.FirstOrDefault(w => w.Verb == verb) is { } one ? [one] : null;

    public static async Task<int> RunAsync(IReadOnlyList<Workload> workloads, Options options)
    {
        var (users, rounds, slice) = (options.Number("users", 16), options.Number("rounds", 5), TimeSpan.FromSeconds(options.Number("seconds", 4)));
        var (products, few) = (options.Number("products", 10_000), options.Number("stock", 200));
        var warmUp = TimeSpan.FromSeconds(options.Number("warmup", 60));
        var folder = Directory.CreateTempSubdirectory("clickcart-bench-").FullName;
        try
        {
            var (password, copy) = ("Bench-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Path.Combine(folder, "shop.json"));
            await using var clickCart = await Side.ClickCartAsync(options, folder, password);
            using var guest = new Shop(clickCart.Shop.Url);
            var shop = await ShopWindow.FillAsync(guest, await guest.AsAdminAsync(password), copy, products, rounds + 1, few);
            await using var bare = await Side.LimitAsync(options, folder, copy);
            await clickCart.QuietAsync();

            using var ours = new Load(clickCart, shop, users, options.Number("most", 20_000));
            using var limit = new Load(bare, shop, users, options.Number("most", 20_000));
            var comparison = new Comparison(ours, limit, shop, slice, rounds, warmUp, few);
            AnsiConsole.MarkupLineInterpolated(
                $"{options.Provider}, {products} products, {users} users, {rounds} rounds of {slice.TotalSeconds:F0} s each for ClickCart and the limit.");
            var measured = new List<Comparison.Measured>();
            foreach (var workload in workloads) measured.Add(await comparison.RunAsync(workload));

            // Counting slows ClickCart down, so it comes after all that is timed.
            await clickCart.CountAsync();
            var results = new List<Result>();
            foreach (var (workload, found) in workloads.Zip(measured))
            {
                var counts = await comparison.CountAsync(workload);
                SideResult Of(Sample sample, Sample alone, Work counted) => SideResult.Of(sample, alone) is var side
                    ? side with { Each = side.Each.WithCounts(counted) } : side;
                results.Add(new(workload.Verb, options.Provider, workload.Unit, workload.Latency, users, slice.TotalSeconds, rounds, products,
                    TimeProvider.System.GetUtcNow(), Machine.Here(),
                    Of(found.Ours, found.OursAlone, counts.Ours), Of(found.Limit, found.LimitAlone, counts.Limit),
                    Ratio.Of(found.Ours, found.Limit, found.Ratios), workload.Goal));
                ResultTable.Print(results[^1]);
                foreach (var (side, sample) in ((Side, Sample)[])[(clickCart, found.Ours), (bare, found.Limit)])
                    if (sample.FirstError is { } error) AnsiConsole.MarkupLineInterpolated($"[red]{side.Name}: {error}[/]");
            }
            AnsiConsole.MarkupLineInterpolated($"[dim]{Machine.Here().ToString()}[/]");
            if (options["json"] is { } file) await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(results, Result.Json));
            return results.Exists(r => r.ClickCart.Errors + r.Limit.Errors > 0) ? 1 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

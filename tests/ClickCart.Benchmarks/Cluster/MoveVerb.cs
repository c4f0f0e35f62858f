using System.Diagnostics;
using ClickCart.Benchmarks.Replay;
using Spectre.Console;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>A shop on SQLite with many orders moves to PostgreSQL by <c>-- export</c> and <c>-- import</c>, which compares every row; then the new one is
/// opened and asked for orders of the old.</summary>
internal static class MoveVerb
{
    public static async Task<int> RunAsync(Options options)
    {
        var (orders, users) = (options.Number("orders", 10_000), options.Number("users", 8));
        var folder = Directory.CreateTempSubdirectory("clickcart-move-").FullName;
        await using var database = await PostgresDatabase.NewAsync(options, "move");
        try
        {
            var old = ReplayVerb.OwnHost(folder);
            var moved = new Dictionary<string, string>(old)
            {
                ["Database:Provider"] = "PostgreSql",
                ["Database:ConnectionString"] = database.ConnectionString,
                ["Database:Folder"] = Path.Combine(folder, "unused")
            };
            ICollection<(string Id, string Token)> bought;
            var watch = Stopwatch.StartNew();
            await using (var server = await ServerProcess.StartAsync(ServerProcess.HostDll, [], old, folder, "/health/ready"))
            {
                using var buyers = new Buyers([server.Url]);
                await buyers.BuyAsync(await ClusterVerb.StockAsync(server.Url, old["ClickCart:Admin:Password"], orders), orders, users);
                var (delivered, _, lost) = await buyers.ArrivalsAsync();
                bought = buyers.Orders;
                AnsiConsole.MarkupLineInterpolated($"{bought.Count} orders on SQLite, {delivered} delivered and paid, {lost.Count} under way, in {watch.Elapsed.TotalSeconds:F0} s.");
            }

            foreach (var (what, settings) in (IEnumerable<(string[], Dictionary<string, string>)>)[(["export", Path.Combine(folder, "export")], old),
                (["import", Path.Combine(folder, "export")], moved)])
            {
                watch.Restart();
                var (code, output) = await ServerProcess.RunAsync(ServerProcess.HostDll, what, settings);
                AnsiConsole.WriteLine(output.Trim());
                AnsiConsole.MarkupLineInterpolated($"{what[0]}: {watch.Elapsed.TotalSeconds:F1} s, exit code {code}");
                if (code != 0) return 1;
            }

            await using var opened = await ServerProcess.StartAsync(ServerProcess.HostDll, [], moved, Path.Combine(folder, "moved"), "/health/ready");
            using var again = new Buyers([opened.Url]);
            foreach (var (id, token) in bought.Take(200)) (await again.SendAsync(HttpMethod.Get, "/orders/" + id, token: token)).Must(200);
            AnsiConsole.MarkupLineInterpolated($"The shop is open on PostgreSQL with {await database.ScalarAsync<long>("SELECT COUNT(*) FROM ordering.orders")} orders; 200 of them were read with the tokens of the old one.");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

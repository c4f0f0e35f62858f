using System.Diagnostics;
using ClickCart.Benchmarks.Replay;
using Spectre.Console;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>
/// Several Hosts on one PostgreSQL. While orders come in, one node is killed and another stopped; both come back. At the end every accepted order
/// must have arrived, and the shop's ledger must agree with the gateway's, which the nodes' Sandbox modules play together on the same database.
/// </summary>
internal static class ClusterVerb
{
    private static readonly TimeSpan MayTake = TimeSpan.FromSeconds(30);
    private static readonly string[] Modules = ["catalog", "inventory", "pricing", "ordering", "payments", "shipping", "customers", "sandbox"];

    public static async Task<int> RunAsync(Options options)
    {
        var (count, orders, users) = (options.Number("nodes", 3), options.Number("orders", 2000), options.Number("users", 8));
        if (count < 2) throw new CommandException("A cluster has at least two --nodes.");
        var folder = Directory.CreateTempSubdirectory("clickcart-cluster-").FullName;
        await using var database = await PostgresDatabase.NewAsync(options, "cluster");
        var settings = ReplayVerb.OwnHost(folder);
        settings["Database:Provider"] = "PostgreSql";
        settings["Database:ConnectionString"] = database.ConnectionString;
        settings["Sandbox:TransitSeconds"] = "2";
        settings["Shutdown:DelaySeconds"] = "2";
        var nodes = new ServerProcess[count];
        try
        {
            // All at once: the first to come migrates and seeds, the others wait for it.
            await Parallel.ForAsync(0, count, async (i, _) => nodes[i] = await StartAsync(settings, folder, i));
            AnsiConsole.MarkupLineInterpolated($"{count} nodes: {string.Join(", ", nodes.Select(n => n.Url))}");
            var skus = await StockAsync(nodes[0].Url, settings["ClickCart:Admin:Password"], orders);

            using var buyers = new Buyers([.. nodes.Select(n => n.Url)]);
            var script = new Script(database, nodes, i => StartAsync(settings, folder, i, nodes[i].Url), orders);
            var watch = Stopwatch.StartNew();
            await buyers.BuyAsync(skus, orders, users, script.Placed);
            var placing = watch.Elapsed;
            await script.EndAsync();
            var (delivered, cancelled, lost) = await buyers.ArrivalsAsync();
            var arriving = watch.Elapsed;
            settings["Payments:Stripe:BaseUrl"] = new Uri(nodes[0].Url, "/sandbox/stripe").ToString();
            var (code, verified) = await Books.VerifyAsync(settings);
            var (ours, theirs) = (await OursAsync(database), await Books.OfGatewayAsync(nodes[0].Url));
            var unexplained = cancelled.Count == 0 ? 0 : await database.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM ordering.orders o WHERE o.status = 'Cancelled' AND NOT EXISTS (SELECT 1 FROM ordering.timeline t WHERE "
                    + $"t.order_id = o.id AND t.state_after LIKE '%Cancelled%' AND t.detail <> '')");

            var report = new Report();
            report.Row("orders accepted", $"{buyers.Orders.Count} in {placing.TotalSeconds:F0} s, {buyers.Again} requests went to another node",
                buyers.Orders.Count == orders);
            report.Row("delivered and paid", $"{delivered}, the last {(arriving - placing).TotalSeconds:F0} s after the last order", lost.Count == 0);
            report.Row("cancelled", $"{cancelled.Count}, {unexplained} of them without a reason", unexplained == 0);
            report.Row("node killed", $"{script.InHand} deliveries and jobs were in hand in the cluster; all done after {script.TakeOver.TotalSeconds:F1} s",
                script.TakeOver < MayTake);
            report.Row("node stopped", $"drained and gone after {script.Drained.TotalSeconds:F1} s", script.Drained < MayTake);
            report.Row("our ledger", ours.ToString(), true);
            report.Row("the gateway's ledger", theirs.ToString(), ours == theirs);
            report.Row("verify", code == 0 ? "every invariant holds" : "broken", code == 0);
            AnsiConsole.Write(report.Table);
            foreach (var order in lost.Take(20)) AnsiConsole.WriteLine(order);
            if (code != 0) AnsiConsole.WriteLine(verified);
            return report.AllWell ? 0 : 1;
        }
        finally
        {
            foreach (var node in nodes.Where(n => n is not null)) await node.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<ServerProcess> StartAsync(Dictionary<string, string> settings, string folder, int i, Uri? at = null) =>
        ServerProcess.StartAsync(ServerProcess.HostDll, [], settings, Path.Combine(folder, $"node-{i + 1}"), "/health/ready", at);

    /// <summary>Enough of a few products for all orders.</summary>
    public static async Task<List<string>> StockAsync(Uri node, string password, int orders)
    {
        using var guest = new Shop(node);
        var admin = await guest.AsAdminAsync(password);
        var skus = new List<string>();
        await foreach (var item in admin.ListAsync("/admin/stock"))
        {
            skus.Add(item.GetProperty("sku").GetString()!);
            if (skus.Count == 20) break;
        }
        foreach (var sku in skus) (await admin.SendAsync(HttpMethod.Post, $"/admin/stock/{sku}/adjustments",
            new { delta = orders * 3, reason = "for the bench" }, key: $"bench-{sku}")).Must(201);
        return skus;
    }

    private static async Task<Totals> OursAsync(PostgresDatabase database) => new(
        await database.ScalarAsync<long>("SELECT COUNT(*) FROM payments.payments WHERE captured > 0"),
        await database.ScalarAsync<decimal>("SELECT COALESCE(SUM(captured), 0) / 100.0 FROM payments.payments"),
        await database.ScalarAsync<decimal>("SELECT COALESCE(SUM(refunded), 0) / 100.0 FROM payments.payments"));

    /// <summary>What happens to the nodes, by the count of orders: a third in, one dies; at two thirds it is back and another is stopped.</summary>
    private sealed class Script(PostgresDatabase database, ServerProcess[] nodes, Func<int, Task<ServerProcess>> restart, int orders)
    {
        private Task _dying = Task.CompletedTask, _stopping = Task.CompletedTask;

        public long InHand { get; private set; }
        public TimeSpan TakeOver { get; private set; }
        public TimeSpan Drained { get; private set; }

        public void Placed(int count)
        {
            if (count == Math.Max(1, orders / 3)) _dying = Task.Run(DieAsync);
            if (count == Math.Max(2, orders * 2 / 3)) _stopping = Task.Run(StopAsync);
        }

        public Task EndAsync() => Task.WhenAll(_dying, _stopping);

        private async Task DieAsync()
        {
            await nodes[^1].KillAsync();
            var watch = Stopwatch.StartNew();
            // What was begun by any node and is not done: the dead one's is among it.
            var ids =
                await database.ScalarAsync<Guid[]>($"SELECT COALESCE(array_agg(id), ARRAY[]::uuid[]) FROM ({Each("id", "done_at IS NULL AND dead_at IS NULL AND due_at IS NOT NULL AND attempts > 0")}) AS claimed");
            InHand = ids.Length;
            while (await LeftAsync(ids) > 0 && watch.Elapsed < TimeSpan.FromMinutes(2)) await Task.Delay(100);
            TakeOver = watch.Elapsed;
            nodes[^1] = await restart(nodes.Length - 1);
        }

        private async Task<long> LeftAsync(Guid[] ids)
        {
            await using var command = database.Source.CreateCommand($"SELECT COUNT(*) FROM ({Each("id", "done_at IS NULL")}) AS waiting WHERE id = ANY($1)");
            command.Parameters.AddWithValue(ids);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        private static string Each(string columns, string condition) =>
            string.Join(" UNION ALL ", Modules.Select(m => $"SELECT {columns} FROM {m}.outbox WHERE {condition}"));

        private async Task StopAsync()
        {
            // One at a time is out of service.
            await _dying;
            var watch = Stopwatch.StartNew();
            await nodes[0].StopAsync();
            Drained = watch.Elapsed;
            nodes[0] = await restart(0);
        }
    }
}

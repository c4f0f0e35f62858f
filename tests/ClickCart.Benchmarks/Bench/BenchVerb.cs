using System.Diagnostics;
using System.Reflection;
using ClickCart.Benchmarks.Replay;
using Microsoft.Data.Sqlite;
using Npgsql;
using Spectre.Console;

namespace ClickCart.Benchmarks.Bench;

/// <summary>ClickCart and the limit in alternating slices of the same run, so that whatever else the machine does meets both.</summary>
internal static class BenchVerb
{
    private static readonly Dictionary<string, double> Marks = new(StringComparer.Ordinal) { ["browse"] = 0.3, ["checkout"] = 0.2, ["lifecycle"] = 0.15 };

    public static async Task<int> RunAsync(string verb, Options options)
    {
        var (provider, users) = (options["provider"] ?? "sqlite", options.Number("users", 16));
        if (provider is not ("sqlite" or "postgres")) throw new CommandException("--provider is sqlite or postgres.");
        var slice = TimeSpan.FromSeconds(options.Number("slice", verb == "lifecycle" ? 4 : 2));
        var rounds = Math.Max(2, (int)Math.Ceiling(options.Number("seconds", 20) / (2 * slice.TotalSeconds)));
        var folder = Directory.CreateTempSubdirectory("clickcart-bench-").FullName;
        var server = options["connection"] ?? Environment.GetEnvironmentVariable("CLICKCART_TEST_POSTGRES");
        if (provider == "postgres" && server
            is null) throw new CommandException("postgres needs --connection, or CLICKCART_TEST_POSTGRES: a server where databases may be created.");
        var databases = new List<string>();
        try
        {
            async Task<string> ConnectionAsync(string name)
            {
                if (provider == "sqlite") return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, name + ".db") }.ToString();
                var database = $"{name}_bench_{TimeProvider.System.GetUtcNow():yyMMddHHmmss}";
                await ExecuteAsync(server!, $"CREATE DATABASE {database}");
                databases.Add(database);
                return new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString();
            }

            var settings = ReplayVerb.OwnHost(folder);
            if (provider == "postgres")
            {
                settings["Database:Provider"] = "PostgreSql";
                settings["Database:ConnectionString"] = await ConnectionAsync("clickcart");
            }
            await using var clickCart = await ServerProcess.StartAsync(ServerProcess.HostDll, [], settings, Path.Combine(folder, "clickcart"), "/health/ready");
            using var guest = new Shop(clickCart.Url);
            var copy = Path.Combine(folder, "shop.json");
            var shop = await ShopWindow.FillAsync(guest, await guest.AsAdminAsync(settings["ClickCart:Admin:Password"]), copy);
            string[] arguments = ["limit", "--provider", provider, "--connection", await ConnectionAsync("limit"), "--shop", copy, "--lifecycle",
                verb == "lifecycle" ? "on" : "off"];
            await using var bare = await ServerProcess.StartAsync(Assembly.GetExecutingAssembly().Location, arguments, [],
                Path.Combine(folder, "limit"), "/health/ready");

            using var ours = new Load(verb, clickCart, shop, users);
            using var limit = new Load(verb, bare, shop, users);
            return await MeasureAsync(verb, provider, users, slice, rounds, ours, limit);
        }
        finally
        {
            foreach (var database in databases) await ExecuteAsync(server!, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(string verb, string provider, int users, TimeSpan slice, int rounds, Load ours, Load limit)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{verb}[/] on {provider}: {users} users, {rounds} rounds of {slice.TotalSeconds:F0} s each for ClickCart and the limit, after a warm-up.");
        var (sumOurs, sumLimit, drained) = (new Sample(), new Sample(), TimeSpan.Zero);
        var perRound = new List<double>();
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(verb, maxValue: rounds + 1);
            foreach (var load in (Load[])[ours, limit]) await WarmUpAsync(load, slice);
            task.Increment(1);
            for (var round = 0; round < rounds; round++)
            {
                var (one, other) = (new Sample(), new Sample());
                // First one, then the other begins.
                foreach (var first in (bool[])(round % 2 == 0 ? [true, false] : [false, true]))
                {
                    if (first)
                    {
                        sumOurs.Add(one = await ours.RunAsync(slice));
                        drained += await ours.IdleAsync();
                    }
                    else
                    {
                        sumLimit.Add(other = await limit.RunAsync(slice));
                        await limit.IdleAsync();
                    }
                }
                if (other.Rate > 0) perRound.Add(one.Rate / other.Rate);
                task.Increment(1);
            }
        });

        var unit = verb switch { "browse" => "requests", "checkout" => "accepted orders", _ => "delivered orders" };
        var table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn(new TableColumn($"{unit}/s").RightAligned());
        foreach (var column in (string[])["p50 ms", "p95 ms", "p99 ms", "CPU ms each", "count", "errors"]) table.AddColumn(new TableColumn(column).RightAligned(
            ));
        void Row(string name, Sample s) => table.AddRow(
            name, $"{s.Rate:F1}", $"{s.Percentile(0.5):F1}", $"{s.Percentile(0.95):F1}", $"{s.Percentile(0.99):F1}", $"{s.CpuMillisecondsEach:F2}", $"{s.Count}", $"{s.Errors}");
        Row("ClickCart", sumOurs);
        Row("limit", sumLimit);
        AnsiConsole.Write(table);
        var ratio = sumLimit.Rate > 0 ? sumOurs.Rate / sumLimit.Rate : 0;
        perRound.Sort();
        AnsiConsole.MarkupLineInterpolated($"ratio to the limit: [bold]{ratio:F3}[/] (rounds {perRound.FirstOrDefault():F3} to {perRound.LastOrDefault():F3}); mark on SQLite: {Marks[verb]}");
        if (verb == "checkout") AnsiConsole.MarkupLineInterpolated($"ClickCart also authorised, shipped and delivered these orders: {drained.TotalSeconds / rounds:F1} s of background work after each slice, not counted.");
        foreach (var (name, sample) in (IEnumerable<(string, Sample)>)[("ClickCart", sumOurs), ("limit", sumLimit)])
            if (sample.FirstError is not null) AnsiConsole.MarkupLineInterpolated($"[red]{name}: {sample.FirstError}[/]");
        return sumOurs.Errors + sumLimit.Errors > 0 ? 1 : 0;
    }

    /// <summary>Until the compiler has seen which paths are hot: enough has been done, and the processor time of each request falls no more. In slices like
    /// those that count, two minutes at most.</summary>
    private static async Task WarmUpAsync(Load load, TimeSpan slice)
    {
        var (last, done, watch) = (double.MaxValue, 0, Stopwatch.StartNew());
        for (var steady = 0; (steady < 2 || done < 1600) && watch.Elapsed < TimeSpan.FromMinutes(2);)
        {
            var sample = await load.RunAsync(slice);
            var cpu = sample.CpuMillisecondsEach;
            done += sample.Count;
            steady = cpu > 0.9 * last ? steady + 1 : 0;
            last = Math.Min(last, cpu);
            await load.IdleAsync();
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        // Database names cannot be parameters; these are our own.
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

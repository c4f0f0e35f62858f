using System.Diagnostics;
using System.Security.Cryptography;
using ClickCart.Benchmarks.Cluster;
using Microsoft.Data.Sqlite;

namespace ClickCart.Benchmarks.Bench;

/// <summary>
/// One of the two that are measured: a shop, its database, and gateway and carrier as a process of their own (<c>ClickCart.Host sandbox</c>), which is the
/// same program for both.
/// </summary>
internal sealed class Side : IAsyncDisposable
{
    private const string PostgresPurpose = "bench";

    /// <summary>Nothing is under way in a server that uses less than this of a core.</summary>
    private const double Idle = 0.1;

    private readonly ServerProcess _outside;
    private readonly ProbeClient _probe;
    private readonly PostgresDatabase? _database;
    private readonly PostgresMeter? _meter;

    private Side(string name, ServerProcess shop, ServerProcess outside, ProbeClient probe, PostgresDatabase? database, PostgresMeter? meter) =>
        (Name, Shop, _outside, _probe, _database, _meter) = (name, shop, outside, probe, database, meter);

    public string Name { get; }

    public ServerProcess Shop { get; }

    /// <summary>ClickCart as it is run: in Production mode, with the demonstration's categories and tax rates.</summary>
    public static Task<Side> ClickCartAsync(Options options, string folder, string password) => StartAsync("ClickCart", options, folder,
        ServerProcess.HostDll, (outside, secret, database) => ([], new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database:Provider"] = database is null ? "Sqlite" : "PostgreSql",
            ["Database:Folder"] = Path.Combine(folder, "clickcart", "data"),
            ["Database:ConnectionString"] = database?.ConnectionString ?? "",
            ["Database:MigrateAtStart"] = "true",
            ["Seed:Enabled"] = "true",
            ["ClickCart:Admin:Password"] = password,
            // All customers of the bench are one, by address and by e-mail.
            ["RateLimits:Enabled"] = "false",
            ["Ordering:UnpaidUnitsPerBuyer"] = "1000000",
            ["Ordering:UnpaidUnitsPerClient"] = "1000000",
            ["Outbound:AllowLoopback"] = "true",
            ["Shutdown:DelaySeconds"] = "0",
            ["Payments:Stripe:BaseUrl"] = new Uri(outside, "/sandbox/stripe").ToString(),
            ["Payments:Stripe:ApiKey"] = "sk_test_51benchbenchbench",
            ["Payments:Stripe:WebhookSecret"] = secret,
            ["Shipping:EasyPost:BaseUrl"] = new Uri(outside, "/sandbox/easypost").ToString(),
            ["Shipping:EasyPost:ApiKey"] = "EZTK51benchbenchbench",
            ["Shipping:EasyPost:WebhookSecret"] = secret,
            ["Logging:LogLevel:Default"] = "Warning",
        }));

    /// <summary>The bare program, over a copy of what ClickCart sells.</summary>
    public static Task<Side> LimitAsync(Options options, string folder, string copy) => StartAsync("limit", options, folder,
        typeof(Side).Assembly.Location, (outside, secret, database) => (["limit", "--provider", database is null ? "sqlite" : "postgres", "--connection",
            database?.ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "limit", "limit.db") }.ToString(),
            "--shop", copy, "--outside", outside.ToString(), "--secret", secret], []));

    private static async Task<Side> StartAsync(string name, Options options, string folder, string dll,
        Func<Uri, string, PostgresDatabase?, (string[] Arguments, Dictionary<string, string> Settings)> with)
    {
        var database = options.Provider == "postgres" ? await PostgresDatabase.NewAsync(options, $"{PostgresPurpose}_{name.ToLowerInvariant()}") : null;
        var (home, secret) = (Path.Combine(folder, name.ToLowerInvariant()), "whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var (url, elsewhere) = (ServerProcess.FreeAddress(), ServerProcess.FreeAddress());
        var outside = await ServerProcess.StartAsync(ServerProcess.HostDll, ["sandbox", "--urls", elsewhere.ToString()], new()
        {
            ["Sandbox:Folder"] = Path.Combine(home, "outside"),
            ["Sandbox:ShopUrl"] = url.ToString(),
            ["Sandbox:TransitSeconds"] = "0",
            ["Sandbox:LatencyMs"] = "0",
            ["Payments:Stripe:WebhookSecret"] = secret,
            ["Shipping:EasyPost:WebhookSecret"] = secret,
            ["Logging:LogLevel:Default"] = "Warning",
        }, Path.Combine(home, "outside"), "/health/ready", elsewhere);
        var probe = new ProbeClient(ServerProcess.FreeAddress().Port);
        var (arguments, settings) = with(outside.Url, secret, database);
        foreach (var (key, value) in probe.Settings) settings[key] = value;
        var shop = await ServerProcess.StartAsync(dll, arguments, settings, home, "/health/ready", url);
        return new(name, shop, outside, probe, database, database is null ? null : await PostgresMeter.OfAsync(database));
    }

    public async Task<Work> ReadAsync()
    {
        var (allocated, statements, commits) = await _probe.ReadAsync();
        var database = _meter is null ? new(Log: Shop.BytesWritten, Commits: commits, Statements: statements) : await _meter.ReadAsync();
        return database with { Cpu = Shop.Cpu.TotalMilliseconds, OutsideCpu = _outside.Cpu.TotalMilliseconds, Allocated = allocated };
    }

    /// <summary>From now on statements and commits are counted, which slows ClickCart down.</summary>
    public Task CountAsync() => _probe.CountAsync();

    /// <summary>
    /// Waits until the shop, its gateway and its carrier have nothing left to do. Takes a little longer than what it says: how long there was work.
    /// </summary>
    public async Task<TimeSpan> QuietAsync()
    {
        var watch = Stopwatch.StartNew();
        TimeSpan Used() => Shop.Cpu + _outside.Cpu;
        var looks = new Queue<(TimeSpan At, TimeSpan Used)>([(TimeSpan.Zero, Used())]);
        while (watch.Elapsed < TimeSpan.FromSeconds(120))
        {
            await Task.Delay(100);
            looks.Enqueue((watch.Elapsed, Used()));
            if (looks.Count <= 4) continue;
            var (at, used) = looks.Dequeue();
            if ((looks.Last().Used - used) / (looks.Last().At - at) < Idle) return at;
        }
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        _probe.Dispose();
        await Shop.DisposeAsync();
        await _outside.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}

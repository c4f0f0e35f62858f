using ClickCart.Benchmarks.Cluster;

namespace ClickCart.Benchmarks.Start;

/// <summary>A shop's database and settings, as an owner begins: with the demonstration's products, without the Sandbox.</summary>
internal sealed class StartDatabase : IAsyncDisposable
{
    private readonly PostgresDatabase? _postgres;

    private StartDatabase(string folder, PostgresDatabase? postgres)
    {
        (Folder, _postgres) = (folder, postgres);
        Settings = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database:Folder"] = Path.Combine(folder, "data"),
            ["Database:MigrateAtStart"] = "true",
            ["Seed:Enabled"] = "true",
            ["ClickCart:Admin:Password"] = "Start-Pass-2026!",
            ["RateLimits:Enabled"] = "false",
            ["Shutdown:DelaySeconds"] = "0",
        };
        if (postgres is null) return;
        Settings["Database:Provider"] = "PostgreSql";
        Settings["Database:ConnectionString"] = postgres.ConnectionString;
    }

    public string Folder { get; }

    public Dictionary<string, string> Settings { get; }

    public static async Task<StartDatabase> NewAsync(string provider, string folder, Options options) =>
        new(folder, provider == "postgres" ? await PostgresDatabase.NewAsync(options, "start_" + NameOf(folder)) : null);

    private static string NameOf(string folder) => Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant();

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}

using System.Globalization;
using ClickCart.Benchmarks.Cluster;
using Npgsql;

namespace ClickCart.Benchmarks.Bench;

/// <summary>
/// What a PostgreSQL server has done. The processor time is that of all its processes, the log and the commits those of all its databases: nobody else may
/// use the server while it is measured. Statements need the extension pg_stat_statements.
/// </summary>
internal sealed class PostgresMeter
{
    private const double TicksPerSecond = 100;

    /// <summary>The schema of Hangfire's store, and the name by which its connections are known.</summary>
    private const string JobStore = "%\"jobs\".\"%", JobStoreConnections = "clickcart jobs";

    private readonly PostgresDatabase _database;
    private readonly int? _postmaster;
    private readonly bool _hasStatements;

    private PostgresMeter(PostgresDatabase database, int? postmaster, bool hasStatements) =>
        (_database, _postmaster, _hasStatements) = (database, postmaster, hasStatements);

    public static async Task<PostgresMeter> OfAsync(PostgresDatabase database)
    {
        var backend = await database.ScalarAsync<int>("SELECT pg_backend_pid()");
        // Null where the server runs on another machine, or under another system's /proc.
        var postmaster = Stat($"/proc/{backend}/stat") is { Name: "postgres" } process ? process.Parent : (int?)null;
        var hasStatements = true;
        try
        {
            await using var create = database.Source.CreateCommand("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            await create.ExecuteNonQueryAsync();
            await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_statements");
        }
        catch (PostgresException)
        {
            hasStatements = false;
        }
        return new(database, postmaster, hasStatements);
    }

    public async Task<Work> ReadAsync()
    {
        var stores = new HashSet<int>();
        await using (var command = _database.Source.CreateCommand(
            $"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{JobStoreConnections}'"))
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) stores.Add(rows.GetInt32(0));
        var (all, ofStore) = Cpu(stores);
        // The highest transaction id: who only reads has none.
        var work = new Work(DatabaseCpu: all, JobStoreCpu: ofStore,
            Log: await NumberAsync("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8"),
            Commits: await NumberAsync("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::float8"));
        return !_hasStatements ? work : work with { Statements = await StatementsAsync("%"), JobStore = await StatementsAsync(JobStore) };
    }

    private Task<double> StatementsAsync(string like) => NumberAsync($"""
        SELECT coalesce(sum(calls), 0)::float8 FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND query ILIKE '{like}' AND query !~* '^(begin|start|commit|rollback|discard|deallocate)'
        """);

    private Task<double> NumberAsync(string sql) => _database.ScalarAsync<double>(sql);

    /// <summary>Milliseconds of all processes, and of those some.</summary>
    private (double? All, double? OfSome) Cpu(HashSet<int> some)
    {
        if (_postmaster is not { } parent) return (null, null);
        var (ticks, ofSome) = (0L, 0L);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || Stat(folder + "/stat") is not { } process) continue;
            if (id == parent) ticks += process.Ticks + process.TicksOfEnded;
            else if (process.Parent == parent) ticks += process.Ticks;
            if (some.Contains(id)) ofSome += process.Ticks;
        }
        return (ticks * 1000 / TicksPerSecond, ofSome * 1000 / TicksPerSecond);
    }

    /// <summary>proc(5): the name stands in brackets and may hold spaces; then come state, parent, …, and at 14 to 17 of the whole line the times.</summary>
    private static (string Name, int Parent, long Ticks, long TicksOfEnded)? Stat(string file)
    {
        try
        {
            var line = File.ReadAllText(file);
            var rest = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            long At(int field) => long.Parse(rest[field - 3], CultureInfo.InvariantCulture);
            return (line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..line.LastIndexOf(')')], (int)At(4), At(14) + At(15), At(16) + At(17));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

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

    /// <summary>Hangfire's store is the schema jobs.</summary>
    private const string JobStore = "%\"jobs\".\"%";

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
        // The highest transaction id: who only reads has none.
        var work = new Work(DatabaseCpu: Cpu(), Log: await NumberAsync("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8"),
            Commits: await NumberAsync("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::float8"));
        return !_hasStatements ? work : work with
        {
            Statements = await StatementsAsync("calls", "%"),
            JobStore = await StatementsAsync("calls", JobStore),
            JobStoreTime = await StatementsAsync("total_exec_time", JobStore),
        };
    }

    private Task<double> StatementsAsync(string column, string like) => NumberAsync($"""
        SELECT coalesce(sum({column}), 0)::float8 FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND query ILIKE '{like}' AND query !~* '^(begin|start|commit|rollback|discard|deallocate)'
        """);

    private Task<double> NumberAsync(string sql) => _database.ScalarAsync<double>(sql);

    private double? Cpu()
    {
        if (_postmaster is not { } parent) return null;
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || Stat(folder + "/stat") is not { } process) continue;
            if (id == parent) ticks += process.Ticks + process.TicksOfEnded;
            else if (process.Parent == parent) ticks += process.Ticks;
        }
        return ticks * 1000 / TicksPerSecond;
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

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
            await using var command = database.Source.CreateCommand("CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT count(*) FROM pg_stat_statements");
            await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException)
        {
            hasStatements = false;
        }
        return new(database, postmaster, hasStatements);
    }

    public async Task<Work> ReadAsync()
    {
        // The highest transaction id: readers have none.
        var (log, commits) = (await NumberAsync("pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"), await NumberAsync("pg_snapshot_xmax(pg_current_snapshot())::text"));
        if (!_hasStatements) return new(DatabaseCpu: Cpu(), Log: log, Commits: commits);
        const string ofShop = " FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database() AND query !~* '^(begin|start|commit|rollback|discard|deallocate)')";
        var statements = await NumberAsync("(SELECT coalesce(sum(calls), 0)" + ofShop);
        var ofJobs = ofShop[..^1] + " AND query ILIKE '%hangfire%')";
        return new(DatabaseCpu: Cpu(), Log: log, Commits: commits, Statements: statements, JobStore: await NumberAsync("(SELECT coalesce(sum(calls), 0)" + ofJobs),
            JobStoreTime: await NumberAsync("(SELECT coalesce(sum(total_exec_time + total_plan_time), 0)" + ofJobs));
    }

    private Task<double> NumberAsync(string expression) => _database.ScalarAsync<double>($"SELECT {expression}::float8");

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

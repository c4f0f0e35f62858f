using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ClickCart.Platform.Data;

/// <summary>One database, a schema per module, and with <c>Database:LoginPerModule</c> a login per schema.</summary>
internal sealed class PostgreSqlDatabase(string connectionString, ModuleLogins? logins = null) : IDatabase
{
    private SnapshotWatch? _watch;

    public DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public bool IsShared => true;

    /// <summary>For what belongs to no module: locks, keys, notifications.</summary>
    public string PlatformConnection => logins?.ConnectionFor(ModuleLogins.Platform) ?? connectionString;

    public void Configure(DbContextOptionsBuilder options, string module) =>
        Use(options, module, ForMany(logins?.ConnectionFor(module) ?? connectionString).ToString());

    public void ConfigureAsOwner(DbContextOptionsBuilder options, string module) => Use(options, module, connectionString);

    /// <summary>
    /// For statements that come again and again: they are parsed and planned once per connection, which costs more than most of them do. No code of ours
    /// leaves anything in a session, so that is not reset either.
    /// </summary>
    public static NpgsqlConnectionStringBuilder ForMany(string connection) => new(connection) { NoResetOnClose = true, MaxAutoPrepare = 200 };

    private static void Use(DbContextOptionsBuilder options, string module, string connection) => options
        .UseNpgsql(connection, o => o.MigrationsHistoryTable(IDatabase.HistoryTable, module))
        .UseSnakeCaseNamingConvention()
        .ReplaceService<IMigrationsAssembly, ProviderMigrations>();

    public bool IsUniqueViolation(Exception exception) => exception.Chain<PostgresException>() is { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>States that may be gone at the next try and that the driver does not take for such, and what they are.</summary>
    internal static readonly IReadOnlyDictionary<string, string> TransientStates = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PostgresErrorCodes.SerializationFailure] = "not serialisable",
        [PostgresErrorCodes.DeadlockDetected] = "deadlock victim",
        [PostgresErrorCodes.AdminShutdown] = "the server is being shut down",
        [PostgresErrorCodes.CrashShutdown] = "the server has crashed",
        [PostgresErrorCodes.ObjectNotInPrerequisiteState] = "the database takes no connections",
    };

    public bool IsTransient(Exception exception) =>
        exception.Chain<NpgsqlException>() is { } failed
        && (failed.IsTransient || (failed is PostgresException { SqlState: var state } && TransientStates.ContainsKey(state)));

    /// <summary>One for all modules: a snapshot is the server's.</summary>
    public IDataWatch Watch(string module) => LazyInitializer.EnsureInitialized(ref _watch, () => new(Session));

    public ValueTask<IDisposable?> WriteTurnAsync(ModuleDbContext db, bool joins, CancellationToken ct) => default;

    public Task<long> SizeAsync(ModuleDbContext db, CancellationToken ct) => db.Database.SqlQuery<long>($"""
        SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS "Value" FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = {db.Schema} AND c.relkind = 'r'
        """).SingleAsync(ct);

    public Task PrepareAsync(ModuleDbContext db, CancellationToken ct) => Task.CompletedTask;

    public string PlatformScript => """
        CREATE SCHEMA IF NOT EXISTS platform;
        CREATE TABLE IF NOT EXISTS platform.data_protection_keys (name text PRIMARY KEY, xml text NOT NULL);
        """;

    public async Task FinishAsync(IReadOnlyCollection<string> modules, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = PlatformScript + logins?.Script(modules);
        await command.ExecuteNonQueryAsync(ct);
    }

    public (string? Before, string? After) ExplicitIds(string table, string column) =>
        (null, $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), GREATEST((SELECT MAX({column}) FROM {table}), 1))");

    public IXmlRepository Keys(ILoggerFactory logs) => new DatabaseKeys(() => new NpgsqlConnection(PlatformConnection));

    // Who locks alone is a command such as migrate, which the owner runs, maybe before there are other logins.
    public Task<IHeldLock?> TryLockAsync(string name, bool shared, CancellationToken ct) =>
        ServerLock.TryAsync(shared ? Session() : Session(connectionString),
            $"SELECT CASE WHEN pg_try_advisory_lock{(shared ? "_shared" : "")}(5080, hashtext('{name}')) THEN 1 ELSE 0 END", ct);

    /// <summary>A connection with a session of its own that notices within seconds when the server is gone.</summary>
    public NpgsqlConnection Session() => Session(PlatformConnection);

    private static NpgsqlConnection Session(string connection) =>
        new(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 5, ApplicationName = "clickcart session" }.ToString());
}

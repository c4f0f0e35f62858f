using System.Data.SqlTypes;
using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform.Data;

/// <summary>One database, a schema per module.</summary>
internal sealed class SqlServerDatabase(string connectionString) : IDatabase
{
    public DatabaseProvider Provider => DatabaseProvider.SqlServer;

    /// <summary>For what belongs to no module: the job store.</summary>
    public string ConnectionString => connectionString;

    public bool IsShared => true;

    public void Configure(DbContextOptionsBuilder options, string module) => options
        .UseSqlServer(connectionString, o => o.MigrationsHistoryTable(IDatabase.HistoryTable, module))
        .UseSnakeCaseNamingConvention()
        .ReplaceService<IMigrationsAssembly, ProviderMigrations>()
        .ReplaceService<IMigrationsSqlGenerator, SqlServerMigrationsSql>();

    // 2601 and 2627: a unique index, a primary key.
    public bool IsUniqueViolation(Exception exception) => exception.Chain<SqlException>() is { Number: 2601 or 2627 };

    /// <summary>Errors that may be gone at the next try, and what they are.</summary>
    internal static readonly IReadOnlyDictionary<int, string> TransientErrors = new Dictionary<int, string>
    {
        [-2] = "the command or the opening of a connection took too long",
        [20] = "the server does not encrypt, or is going down while it is asked to",
        [53] = "the server's name or address was not found",
        [64] = "the connection was cut while it was opened",
        [121] = "the network gave up",
        [233] = "nobody answered at the other end",
        [701] = "out of memory for the query",
        [921] = "the database has not been recovered yet",
        [922] = "the database is being recovered",
        [1204] = "out of locks",
        [1205] = "deadlock victim",
        [1222] = "the lock was not given in time",
        [3960] = "snapshot conflict",
        [4060] = "the database cannot be opened",
        [4221] = "a replica is not ready to be logged in to",
        [6005] = "the server is being shut down",
        [9002] = "the log is full",
        [10053] = "the connection was cut",
        [10054] = "the connection was reset",
        [10060] = "no answer from the server's address",
        [10061] = "the server's address refuses connections",
        [10928] = "the service's limit is reached",
        [10929] = "the service is too busy",
        [11001] = "the server's name is not known",
        [17142] = "the server is paused",
        [17197] = "logging in took too long",
        [18401] = "the server is being upgraded",
        [40197] = "the service met an error",
        [40501] = "the service is busy",
        [40613] = "the database is not available at the moment",
        [49918] = "not enough of the service's resources",
        [49919] = "too many operations of the service",
        [49920] = "too many operations of the service",
    };

    /// <summary>From here on an error has ended the session: what SqlClient says of every cut or refused connection, with the number 0.</summary>
    internal const byte SessionEnds = 20;

    private static readonly Lazy<string?> PoolExhausted = new(() =>
        new ResourceManager("Microsoft.Data.SqlClient.Resources.Strings", typeof(SqlConnection).Assembly)
            .GetString("ADP_PooledOpenTimeout", CultureInfo.InvariantCulture));

    public bool IsTransient(Exception exception) =>
        exception.Chain<SqlException>() is { } failed
            ? failed.Class >= SessionEnds || failed.Errors.Cast<SqlError>().Any(e => TransientErrors.ContainsKey(e.Number))
            : IsPoolExhausted(exception);

    /// <summary>
    /// SqlClient has neither a type nor a number for a pool that gave no connection in time. It is the driver's own InvalidOperationException whose text is
    /// the one that the driver's resources hold for this case; no translations of them are deployed.
    /// </summary>
    private static bool IsPoolExhausted(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is InvalidOperationException && e.Source == typeof(SqlConnection).Assembly.GetName().Name && e.Message == PoolExhausted.Value) return true;
        return false;
    }

    public ValueTask<IDisposable?> WriteTurnAsync(ModuleDbContext db, bool joins, CancellationToken ct) => default;

    public IComparer<Guid> OrderOfIds { get; } = Comparer<Guid>.Create((a, b) => new SqlGuid(a).CompareTo(new SqlGuid(b)));

    public Task<long> SizeAsync(ModuleDbContext db, CancellationToken ct) => db.Database.SqlQuery<long>($"""
        SELECT CAST(ISNULL(SUM(a.total_pages), 0) AS bigint) * 8192 AS Value FROM sys.tables AS t
        JOIN sys.partitions AS p ON p.object_id = t.object_id JOIN sys.allocation_units AS a ON a.container_id = p.partition_id
        WHERE t.schema_id = SCHEMA_ID({db.Schema})
        """).SingleAsync(ct);

    public Task PrepareAsync(ModuleDbContext db, CancellationToken ct) => Task.CompletedTask;

    // Filtered indexes need the first, which sqlcmd has off; with the second a script that fails leaves nothing half done.
    public string ScriptPreamble => """
        SET QUOTED_IDENTIFIER ON;
        SET XACT_ABORT ON;
        GO

        """;

    public string PlatformScript =>
        "IF SCHEMA_ID('platform') IS NULL EXEC('CREATE SCHEMA platform');\n"
        + "IF OBJECT_ID('platform.data_protection_keys') IS NULL "
        + "CREATE TABLE platform.data_protection_keys (name nvarchar(200) NOT NULL PRIMARY KEY, xml nvarchar(max) NOT NULL);";

    public async Task FinishAsync(IReadOnlyCollection<string> modules, CancellationToken ct)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = PlatformScript;
        await command.ExecuteNonQueryAsync(ct);
    }

    public (string? Before, string? After) ExplicitIds(string table, string column) => ($"SET IDENTITY_INSERT {table} ON", $"SET IDENTITY_INSERT {table} OFF");

    public IXmlRepository Keys(ILoggerFactory logs) => new DatabaseKeys(() => new SqlConnection(connectionString));

    /// <summary>Without it readers wait for writers and deadlock with them, which they do on neither of the other two.</summary>
    public async Task<string?> AdviceAsync(CancellationToken ct)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CASE WHEN is_read_committed_snapshot_on = 0 THEN name END FROM sys.databases WHERE database_id = DB_ID()";
        return await command.ExecuteScalarAsync(ct) is string name ? SnapshotAdvice(name) : null;
    }

    internal static string SnapshotAdvice(string database) =>
        "READ_COMMITTED_SNAPSHOT is off, so readers wait for writers. Stop every Host and run: "
        + $"ALTER DATABASE [{database.Replace("]", "]]", StringComparison.Ordinal)}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;";

    public Task<IHeldLock?> TryLockAsync(string name, bool shared, CancellationToken ct) => ServerLock.TryAsync(
        new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString()), LockSql(name, shared), ct);

    /// <summary>The lock's name holds the database's, so that shops on one server do not wait for each other, wherever the server keeps its locks.</summary>
    internal static string LockSql(string name, bool shared) => $"""
        DECLARE @r int, @resource nvarchar(255) = CONCAT(N'clickcart ', DB_NAME(), N' ', N'{name}');
        EXEC @r = sp_getapplock @Resource = @resource, @LockMode = '{(shared ? "Shared" : "Exclusive")}', @LockOwner = 'Session', @LockTimeout = 0;
        SELECT CASE WHEN @r >= 0 THEN 1 ELSE 0 END
        """;
}

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
        .ReplaceService<IMigrationsAssembly, ProviderMigrations>();

    // 2601 and 2627: a unique index, a primary key.
    public bool IsUniqueViolation(Exception exception) => exception.Chain<SqlException>() is { Number: 2601 or 2627 };

    // 1205 deadlock, 1222 lock time-out, 3960 snapshot conflict, -2 time-out; the rest are lost or refused connections.
    public bool IsTransient(Exception exception) =>
        exception.Chain<SqlException>() is
        {
            Number: 1205 or 1222 or 3960 or -2 or 20 or 53 or 64 or 233 or 10053 or 10054 or 10060 or 10061 or 40613 or 40197 or 40501
        };

    public ValueTask<IDisposable?> WriteTurnAsync(string module, CancellationToken ct) => default;

    public Task<long> SizeAsync(ModuleDbContext db, CancellationToken ct) => db.Database.SqlQuery<long>($"""
        SELECT CAST(ISNULL(SUM(a.total_pages), 0) AS bigint) * 8192 AS Value FROM sys.tables AS t
        JOIN sys.partitions AS p ON p.object_id = t.object_id JOIN sys.allocation_units AS a ON a.container_id = p.partition_id
        WHERE t.schema_id = SCHEMA_ID({db.Schema})
        """).SingleAsync(ct);

    public Task PrepareAsync(ModuleDbContext db, CancellationToken ct) => Task.CompletedTask;

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

    public Task<IHeldLock?> TryLockAsync(string name, bool shared, CancellationToken ct) => ServerLock.TryAsync(
        new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString()),
        $"DECLARE @r int; EXEC @r = sp_getapplock @Resource = 'clickcart {name}', @LockMode = '{(shared ? "Shared" : "Exclusive")}', "
        + "@LockOwner = 'Session', @LockTimeout = 0; SELECT CASE WHEN @r >= 0 THEN 1 ELSE 0 END",
        ct);
}

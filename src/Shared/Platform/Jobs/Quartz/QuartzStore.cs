using System.Data.Common;
using ClickCart.Platform.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace ClickCart.Platform.Jobs.Quartz;

internal static class JobEngineSetup
{
    /// <summary>Schedules are few and short.</summary>
    private const int Threads = 4;

    /// <summary>Registered before the relay, so that it stops after it: nothing is handed over to an engine that has stopped.</summary>
    public static void AddJobEngine(this IServiceCollection services, IConfiguration configuration)
    {
        var store = QuartzStore.From(configuration);
        services.AddSingleton(store);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "clickcart";
                // How long work that another node stored may go unseen; its own is signalled.
                o.IdleWaitTime = TimeSpan.FromSeconds(1);
                // The outbox row carries the trace.
                o.PropagateTraceContext = false;
            });
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(persistent =>
            {
                store.Use(persistent);
                persistent.ProvisionSchema();
                persistent.ConfigureStore(o => (o.StoreJobDataAsStrings, o.TablePrefix, o.UseBackgroundThreads) = (true, store.TablePrefix, true));
            });
        });
        services.AddSingleton<QuartzEngine>();
        services.AddSingleton<IJobEngine>(provider => provider.GetRequiredService<QuartzEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<QuartzEngine>());
    }
}

/// <summary>
/// Where Quartz keeps its tables: <c>jobs.db</c> beside the modules' files, or the schema <c>jobs</c> in the modules' database, shared by the cluster.
/// Its commits survive a killed process but are not synced to disk one by one: a power failure costs a schedule's last run its mark, and it runs again.
/// </summary>
internal abstract class QuartzStore
{
    public static QuartzStore From(IConfiguration configuration) => Databases.From(configuration).Provider switch
    {
        DatabaseProvider.PostgreSql => new OnPostgreSql(((PostgreSqlDatabase)Databases.From(configuration)).PlatformConnection),
        DatabaseProvider.SqlServer => new OnSqlServer(configuration["Database:ConnectionString"]!),
        _ => new OnSqlite(Databases.Folder(configuration)),
    };

    public abstract string TablePrefix { get; }

    public abstract void Use(IPersistentStoreBuilder store);

    /// <summary>Makes what Quartz's own provisioning needs: the folder, the schema.</summary>
    public abstract Task PrepareAsync(CancellationToken ct);

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using (connection)
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private sealed class OnSqlite(string folder) : QuartzStore
    {
        private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "jobs.db") }.ToString();

        public override string TablePrefix => "qrtz_";

        public override void Use(IPersistentStoreBuilder store) => store.UseSqlite(RelaxedSqlite.Instance, _connection);

        public override Task PrepareAsync(CancellationToken ct)
        {
            Directory.CreateDirectory(folder);
            return ExecuteAsync(new SqliteConnection(_connection), "PRAGMA journal_mode = WAL", ct);
        }
    }

    private sealed class OnPostgreSql(string connectionString) : QuartzStore
    {
        private readonly string _connection = Relaxed(connectionString);

        public override string TablePrefix => "jobs.qrtz_";

        public override void Use(IPersistentStoreBuilder store)
        {
            store.UsePostgres(NpgsqlFactory.Instance, _connection);
            store.UseClustering();
        }

        // Nodes that start together create it together; the lock makes the others wait.
        public override Task PrepareAsync(CancellationToken ct) =>
            ExecuteAsync(new NpgsqlConnection(_connection), """
            BEGIN; SELECT pg_advisory_xact_lock(5080);
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'jobs') THEN CREATE SCHEMA jobs; END IF; END $$; COMMIT
            """, ct);

        private static string Relaxed(string connectionString)
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            builder.Options = $"{builder.Options} -c synchronous_commit=off".Trim();
            return builder.ToString();
        }
    }

    private sealed class OnSqlServer(string connectionString) : QuartzStore
    {
        public override string TablePrefix => "jobs.qrtz_";

        public override void Use(IPersistentStoreBuilder store)
        {
            store.UseSqlServer(SqlClientFactory.Instance, connectionString);
            store.UseClustering();
        }

        public override Task PrepareAsync(CancellationToken ct) => ExecuteAsync(new SqlConnection(connectionString), """
            BEGIN TRANSACTION;
            EXEC sp_getapplock @Resource = 'clickcart jobs schema', @LockMode = 'Exclusive';
            IF SCHEMA_ID('jobs') IS NULL EXEC('CREATE SCHEMA jobs');
            COMMIT;
            """, ct);
    }

    /// <summary>Connections that do not sync every commit (<c>synchronous=NORMAL</c>: in WAL mode the file stays whole, the newest commits may be lost).</summary>
    private sealed class RelaxedSqlite : DbProviderFactory
    {
        public static readonly RelaxedSqlite Instance = new();

        public override DbConnection CreateConnection() => new Connection();

        public override DbCommand CreateCommand() => SqliteFactory.Instance.CreateCommand();

        public override DbParameter CreateParameter() => SqliteFactory.Instance.CreateParameter();

        private sealed class Connection : SqliteConnection
        {
            public override void Open()
            {
                base.Open();
                using var command = CreateCommand();
                command.CommandText = "PRAGMA synchronous = NORMAL";
                command.ExecuteNonQuery();
            }
        }
    }
}

using System.Collections.Concurrent;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;
using Hangfire.Storage;
using Npgsql;

namespace ClickCart.Platform.Jobs;

/// <summary>
/// Where Hangfire keeps its jobs: in memory beside SQLite, else in the schema <c>jobs</c> of the modules' database. The outbox is the durable copy.
/// </summary>
internal static class HangfireStorage
{
    public const string Schema = "jobs";

    /// <summary>How long a job that has run is shown.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    /// <summary>A killed node's jobs are taken over after this; the default is half an hour. What runs longer says in between that it does.</summary>
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(15);

    public static JobStorage Make(IDatabase database)
    {
        JobStorage storage = database switch
        {
            PostgreSqlDatabase postgres => PostgreSql(postgres),
            SqlServerDatabase sqlServer => new SqlServerStorage(sqlServer.ConnectionString, new SqlServerStorageOptions
            {
                SchemaName = Schema,
                QueuePollInterval = TimeSpan.Zero,
                SlidingInvisibilityTimeout = Takeover,
                UseRecommendedIsolationLevel = true,
                DisableGlobalLocks = true,
            }),
            _ => new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = Shown }),
        };
        storage.JobExpirationTimeout = Shown;
        return storage;
    }

    private static OneAsks PostgreSql(PostgreSqlDatabase database)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            // Made before the server starts, by one node at a time (HangfireServer): nodes that start together would run into each other.
            PrepareSchemaIfNecessary = false,
            // A commit wakes the workers of its own process; polling is for what other nodes left. Long polling opens a connection of its own for each
            // worker and each job that it waits for, and used up the pool.
            EnableLongPolling = false,
            QueuePollInterval = TimeSpan.FromSeconds(2),
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = Takeover,
            // Locks are rows that outlive a killed node by so long; with the default of ten minutes nobody could take its jobs over.
            DistributedLockTimeout = Takeover,
            JobExpirationCheckInterval = TimeSpan.FromMinutes(5),
        };
        // The outbox is the durable copy, so its commits need not be waited for.
        var connection = PostgreSqlDatabase.ForMany(database.PlatformConnection);
        connection.ApplicationName = "clickcart jobs";
        connection.Options = $"{connection.Options} -c synchronous_commit=off".Trim();
        return new OneAsks(new NpgsqlConnectionFactory(connection.ToString(), options), options);
    }

    /// <summary>Makes what Hangfire's own tables need, and on PostgreSQL the tables.</summary>
    public static async Task PrepareAsync(IDatabase database, TimeProvider clock, CancellationToken ct)
    {
        if (database is not PostgreSqlDatabase postgres) return;
        await using var turn = await Databases.LockAsync(database, "preparing jobs", clock, ct);
        await using var connection = new NpgsqlConnection(postgres.PlatformConnection);
        await connection.OpenAsync(ct);
        PostgreSqlObjectsInstaller.Install(connection, Schema);
    }

    /// <summary>
    /// Of the workers of the same queues one asks the database, and the others wait for their turn in memory: at rest each would ask as often as that one.
    /// Who has found a job lets the next one look at once, so no wake-up is lost when several jobs come together.
    /// </summary>
    private sealed class OneAsks(IConnectionFactory connections, PostgreSqlStorageOptions options) : PostgreSqlStorage(connections, options)
    {
        private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

        public override IStorageConnection GetConnection() => new Connection(this);

        private sealed class Connection(OneAsks storage) : PostgreSqlConnection(storage)
        {
            public override IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken)
            {
                var turn = storage._turns.GetOrAdd(string.Join(',', queues), _ => new(1, 1));
                turn.Wait(cancellationToken);
                try
                {
                    return base.FetchNextJob(queues, cancellationToken);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
    }
}

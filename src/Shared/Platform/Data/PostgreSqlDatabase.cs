using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ClickCart.Platform;

/// <summary>One database, a schema per module.</summary>
internal sealed class PostgreSqlDatabase(string connectionString) : IDatabase
{
    public DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public bool IsShared => true;

    public void Configure(DbContextOptionsBuilder options, string module) => options
        .UseNpgsql(connectionString, o => o.MigrationsHistoryTable("__migrations", module))
        .ReplaceService<IMigrationsAssembly, ProviderMigrations>();

    public bool IsUniqueViolation(Exception exception) => exception.Chain<PostgresException>() is { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsTransient(Exception exception) =>
        exception.Chain<NpgsqlException>() is { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public ValueTask<IDisposable?> WriteTurnAsync(string module, CancellationToken ct) => default;

    public Task<List<OutboxMessage>> ClaimAsync(ModuleDbContext db, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken ct) =>
        // The schema is the module's name, never input; every value is a parameter.
        db.Outbox.FromSql(FormattableStringFactory.Create($$"""
            UPDATE {{db.Schema}}.outbox SET due_at = {0}, attempts = attempts + 1
            WHERE id IN (SELECT id FROM {{db.Schema}}.outbox WHERE due_at <= {1} ORDER BY due_at LIMIT {2} FOR UPDATE SKIP LOCKED)
            RETURNING *
            """, until, now, limit)).AsNoTracking().ToListAsync(ct);

    public Task<long> SizeAsync(ModuleDbContext db, CancellationToken ct) => db.Database.SqlQuery<long>($"""
        SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS "Value" FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = {db.Schema} AND c.relkind = 'r'
        """).SingleAsync(ct);

    public Task PrepareAsync(ModuleDbContext db, CancellationToken ct) => Task.CompletedTask;
}

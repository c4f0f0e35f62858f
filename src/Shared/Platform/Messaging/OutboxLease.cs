using System.Runtime.CompilerServices;
using ClickCart.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Platform.Messaging;

/// <summary>
/// A row that this process may work on until its lease ends. On several nodes the database decides who has it: leasing raises the row's attempts, and an
/// outcome is recorded only for the attempts that it was leased with.
/// </summary>
internal sealed class OutboxLease(string module, OutboxMessage message, DateTimeOffset takenAt)
{
    /// <summary>So long after a node's death its rows are taken over. Leases of what runs longer are renewed.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    /// <summary>How long a lease is renewed at most. Longer than any handler may run; one that hangs must not keep its row for ever.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    private long _until = (message.DueAt ?? takenAt).UtcTicks;
    private int _begun;

    public string Module => module;
    public OutboxMessage Message => message;
    public DateTimeOffset TakenAt => takenAt;
    public bool IsBegun => Volatile.Read(ref _begun) == 1;

    /// <summary>Until when no other node takes it.</summary>
    public DateTimeOffset Until
    {
        get => new(Interlocked.Read(ref _until), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _until, value.UtcTicks);
    }

    /// <summary>It ran and its failure could not be recorded: the lease runs out by itself.</summary>
    public bool IsLost { get; set; }

    /// <summary>True for the first that asks: what was leased runs once.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    /// <summary>Leases up to <paramref name="limit"/> due rows, skipping those that another node is leasing.</summary>
    public static async Task<List<OutboxMessage>> TakeAsync(ModuleDbContext db, DateTimeOffset now, int limit, CancellationToken ct)
    {
        // SQLite keeps times as microseconds. A schema is the module's name, never input; every value is a parameter.
        object Stored(DateTimeOffset time) => db.Database.IsSqlite() ? UnixMicroseconds.From(time) : time;
        var sql = db.Database switch
        {
            var d when d.IsSqlite() => """
                UPDATE outbox SET due_at = {0}, attempts = attempts + 1
                WHERE id IN (SELECT id FROM outbox WHERE due_at <= {1} ORDER BY due_at LIMIT {2})
                RETURNING *
                """,
            var d when d.IsNpgsql() => $$"""
                UPDATE {{db.Schema}}.outbox SET due_at = {0}, attempts = attempts + 1
                WHERE id IN (SELECT id FROM {{db.Schema}}.outbox WHERE due_at <= {1} ORDER BY due_at LIMIT {2} FOR UPDATE SKIP LOCKED)
                RETURNING *
                """,
            _ => $$"""
                WITH due AS (SELECT TOP ({2}) * FROM {{db.Schema}}.outbox WITH (UPDLOCK, READPAST, ROWLOCK) WHERE due_at <= {1} ORDER BY due_at)
                UPDATE due SET due_at = {0}, attempts = attempts + 1 OUTPUT inserted.*
                """,
        };
        using var turn = await db.WriteTurnAsync(ct);
        return await db.Outbox.FromSql(FormattableStringFactory.Create(sql, Stored(now + Time), Stored(now), limit)).AsNoTracking().ToListAsync(ct);
    }
}

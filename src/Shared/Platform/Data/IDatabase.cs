using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ClickCart.Platform.Data;

/// <summary>The three databases that ClickCart runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Says whether anything was committed. Safe to share between threads.</summary>
public interface IDataWatch : IDisposable
{
    /// <summary>Another one as soon as a read could see a commit that it could not see before, whoever made it; null where it cannot be asked now.</summary>
    ValueTask<long?> VersionAsync(CancellationToken ct);
}

/// <summary>What differs between the providers and cannot be said in LINQ. Modules ask <see cref="Provider"/> only where they ship SQL of their own.</summary>
public interface IDatabase
{
    DatabaseProvider Provider { get; }

    /// <summary>Several processes may work on it at the same time.</summary>
    bool IsShared { get; }

    void Configure(DbContextOptionsBuilder options, string module);

    /// <summary>The same with the login that owns the tables: for migrations.</summary>
    void ConfigureAsOwner(DbContextOptionsBuilder options, string module) => Configure(options, module);

    /// <summary>A primary key or unique index refused the row. Decided by error number, never by text.</summary>
    bool IsUniqueViolation(Exception exception);

    /// <summary>Busy, deadlocked, not serialisable or cut off: the same work may succeed when tried again.</summary>
    bool IsTransient(Exception exception);

    /// <summary>SQLite: waits for the only writing turn on the module's file, so that writers queue instead of colliding. Elsewhere null at once.</summary>
    /// <param name="db">What it sends until the turn is disposed goes through the one connection that writes.</param>
    /// <param name="joins">All that it sends is one short transaction, which may share a commit with others.</param>
    /// <param name="ct">Ends the wait.</param>
    ValueTask<IDisposable?> WriteTurnAsync(ModuleDbContext db, bool joins, CancellationToken ct);

    /// <summary>Watches the module's tables; null where it cannot be asked exactly.</summary>
    IDataWatch? Watch(string module) => null;

    /// <summary>How it sorts ids: for rows of several modules that are merged here, as each of them was sorted there.</summary>
    IComparer<Guid> OrderOfIds => Comparer<Guid>.Default;

    /// <summary>Bytes on disk of the module's tables and indexes.</summary>
    Task<long> SizeAsync(ModuleDbContext db, CancellationToken ct);

    /// <summary>Ids of the migrations that made the module's tables, whatever their own table looks like; none where there is none yet. Only reads.</summary>
    async Task<IReadOnlyList<string>> HistoryAsync(ModuleDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        // A schema is the module's name, never input.
        var table = $"SELECT table_name FROM information_schema.tables WHERE table_schema = '{db.Schema}' AND table_name = '{HistoryTable}'";
        return await Databases.FirstColumnAsync(connection, table, ct) is []
            ? []
            : await Databases.FirstColumnAsync(connection, $"SELECT * FROM {db.Schema}.{HistoryTable}", ct);
    }

    /// <summary>Where EF Core writes down which migrations it ran.</summary>
    const string HistoryTable = "__migrations";

    /// <summary>Before the first migration: makes what migrations cannot (folders, write-ahead logging) and clears what a killed migration left.</summary>
    Task PrepareAsync(ModuleDbContext db, CancellationToken ct);

    /// <summary>The first lines of a script: what a session must have switched on for it. Null where nothing is needed.</summary>
    string? ScriptPreamble => null;

    /// <summary>A sentence that says what its keeper should run because it is not set up as it should be; null when it is.</summary>
    Task<string?> AdviceAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>SQL that may run again, for what belongs to no module: the keys that all nodes share. Null where they lie in files.</summary>
    string? PlatformScript => null;

    /// <summary>After the last migration: makes the platform's own tables, and the modules' logins where they have some.</summary>
    Task FinishAsync(IReadOnlyCollection<string> modules, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What to run around inserting rows with ids that the database would generate itself.</summary>
    (string? Before, string? After) ExplicitIds(string table, string column) => default;

    /// <summary>Where the data-protection keys lie: in the database all nodes share them; on SQLite in the folder.</summary>
    IXmlRepository Keys(ILoggerFactory logs);

    /// <summary>Takes a lock over all processes on this database. It ends with the process, however that ends.</summary>
    /// <param name="name">What is locked.</param>
    /// <param name="shared">Any number may hold it shared, or one alone.</param>
    /// <param name="ct">Ends the try.</param>
    /// <returns>Null when somebody holds it already.</returns>
    Task<IHeldLock?> TryLockAsync(string name, bool shared, CancellationToken ct);
}

/// <summary>A lock until it is disposed.</summary>
public interface IHeldLock : IAsyncDisposable
{
    /// <summary>Whether it is held still: a lock of a server goes with the connection it was taken on.</summary>
    Task<bool> IsHeldAsync(CancellationToken ct);
}

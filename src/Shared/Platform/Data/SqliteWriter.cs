using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Platform.Data;

/// <summary>
/// The one connection that writes a module's file, and who has it. A connection forgets the pages that it has read as soon as another one has written: when
/// all write through one, that one never does. Saves that wait for one another share a commit, and with it what a commit costs, a sync of the disk: who is
/// done hands the open transaction on, and is answered when it is committed. Each has a savepoint of its own to go back to, so that what fails takes nobody
/// with it.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>Saves that share a commit. The first of them waits for the last.</summary>
    private const int Most = 16;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IServiceScope _scope;

    /// <summary>A context that is kept for its connection, so that it is like all others: EF Core teaches them functions, a module may set them up.</summary>
    private readonly ModuleDbContext _db;

    private readonly PersistentConnection _connection;
    private int _waiting;
    private bool _isDisposed;

    /// <summary>The transaction that is handed on; only who has the turn looks.</summary>
    private SharedCommit? _open;

    public SqliteWriter(ModuleDbContext db)
    {
        _scope = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.CreateScope();
        _db = _scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(db.Schema);
        _connection = (PersistentConnection)_db.Database.GetDbConnection();
    }

    /// <summary>Waits for the turn. What the context sends until it is disposed goes through the connection that writes.</summary>
    /// <param name="db">Whose turn it is.</param>
    /// <param name="joins">All that it sends is one short transaction, which may share a commit with others.</param>
    /// <param name="ct">Ends the wait.</param>
    public async ValueTask<IDisposable> TurnAsync(ModuleDbContext db, bool joins, CancellationToken ct)
    {
        // Before the turn: what opening sets up is for its own connection, not for the one that writes, which may be in the middle of a transaction.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await BorrowedAsync(db, joins, ct);
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    private async Task<Turn> BorrowedAsync(ModuleDbContext db, bool joins, CancellationToken ct)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turn.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            // What others have saved does not wait for what may take long, and is not seen before it is committed.
            if (!joins) CommitShared();
            if (_connection.State is not ConnectionState.Open) await _db.Database.OpenConnectionAsync(ct);
            return new Turn(this, db, joins);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Whoever is in the middle of a save ends it first; nobody begins another.</summary>
    public void Dispose()
    {
        if (!_turn.Wait(TimeSpan.FromSeconds(10))) return;
        CommitShared();
        _isDisposed = true;
        _scope.Dispose();
        _turn.Release();
    }

    private void CommitShared()
    {
        if (_open is not { } shared) return;
        _open = null;
        shared.Commit();
        _connection.Rest();
    }

    /// <summary>Commits when all who waited have had their turn, unless somebody has done so before.</summary>
    private async Task CommitAsync(SharedCommit shared)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_open == shared) CommitShared();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Several saves in one transaction.</summary>
    private sealed class SharedCommit(SqliteTransaction transaction)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SqliteTransaction Transaction => transaction;

        /// <summary>Saves that are done and wait for the commit.</summary>
        public int Saves { get; set; }

        /// <summary>Fails when the commit did: then none of the saves has happened.</summary>
        public Task Done => _done.Task;

        public void Commit()
        {
            try
            {
                using (transaction) transaction.Commit();
                _done.SetResult();
            }
            catch (Exception e)
            {
                _done.SetException(e);
            }
        }

        /// <summary>Somebody's trouble with the file has undone it all: I/O error, as others will have that try again.</summary>
        public void Lost() => _done.SetException(new SqliteException("A transaction that others shared was undone.", SQLitePCL.raw.SQLITE_IOERR));
    }

    /// <inheritdoc cref="TurnAsync"/>
    internal sealed class Turn : IDisposable
    {
        private readonly SqliteWriter _writer;
        private readonly ModuleDbContext _db;
        private readonly PersistentConnection _lentTo;
        private readonly bool _joins;
        private bool _isOver;

        public Turn(SqliteWriter writer, ModuleDbContext db, bool joins)
        {
            (_writer, _db, _lentTo, _joins) = (writer, db, (PersistentConnection)db.Database.GetDbConnection(), joins);
            _lentTo.BeginTurn(this);
        }

        public PersistentConnection Connection => _writer._connection;

        public DbTransaction Begin(IsolationLevel level)
        {
            if (!_joins) return new BorrowedTransaction(_lentTo, Connection.BeginTransaction(level));
            if (_writer._open is not { } shared) return new SharedSave(this, _writer._open = new(Connection.BeginTransaction(level)), isFirst: true);
            shared.Transaction.Save(SharedSave.Point);
            return new SharedSave(this, shared, isFirst: false);
        }

        public void Dispose()
        {
            if (_isOver) return;
            _isOver = true;
            try
            {
                _lentTo.EndTurn();
                if (_writer._open is null) Connection.Rest();
            }
            finally
            {
                _writer._turn.Release();
            }
            _db.Database.CloseConnection();
        }

        /// <summary>A save's part of a shared transaction, to EF Core a transaction as any other.</summary>
        private sealed class SharedSave(Turn turn, SharedCommit shared, bool isFirst) : BorrowedTransaction(turn._lentTo, shared.Transaction)
        {
            public const string Point = "save";
            private bool _isOver;

            public override void Commit() => throw new NotSupportedException("Only what is saved asynchronously has such a turn.");

            public override async Task CommitAsync(CancellationToken cancellationToken = default)
            {
                if (!isFirst) shared.Transaction.Release(Point);
                (_isOver, shared.Saves) = (true, shared.Saves + 1);
                var writer = turn._writer;
                if (Volatile.Read(ref writer._waiting) == 0 || shared.Saves >= Most) writer.CommitShared();
                turn.Dispose();
                // The first sees to it that there is an end; whoever fails to commit has told all.
                if (isFirst && !shared.Done.IsCompleted) await writer.CommitAsync(shared);
                await shared.Done;
            }

            public override void Rollback()
            {
                if (_isOver) return;
                _isOver = true;
                if (!isFirst && !turn.Connection.HasNoTransaction && HasGoneBack()) return;
                turn._writer._open = null;
                if (shared.Saves > 0) shared.Lost();
                turn.Connection.Rest();
            }

            protected override void End() => Rollback();

            private bool HasGoneBack()
            {
                try
                {
                    shared.Transaction.Rollback(Point);
                    shared.Transaction.Release(Point);
                    return true;
                }
                catch (Exception e) when (e is SqliteException or InvalidOperationException)
                {
                    return false;
                }
            }
        }
    }
}

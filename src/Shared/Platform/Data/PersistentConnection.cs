using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Platform.Data;

/// <summary>
/// A connection that stays open, with its statements prepared, for as long as its context lies in the pool: opening a file and preparing a statement
/// cost more than most statements do. Nothing else outlives a scope: EF Core closes the connection when the context goes back, and that ends every
/// reader and transaction. An open connection without a statement under way holds no lock. While its context has the module's turn to write, what it sends
/// goes through the one connection that writes.
/// </summary>
internal sealed class PersistentConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More than a module has. Only SQL that is made anew at each call gets there, and then all are prepared again.</summary>
    private const int MaxPrepared = 300;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);
    private readonly List<PooledCommand> _commands = [];
    private bool _disposing;

    /// <summary>Its context's turn to write; null while it has none.</summary>
    internal SqliteWriter.Turn? Turn { get; private set; }

    internal bool HasNoTransaction => State is not ConnectionState.Open || SQLitePCL.raw.sqlite3_get_autocommit(Handle) != 0;

    internal void BeginTurn(SqliteWriter.Turn turn) => Turn = turn;

    /// <summary>Gives back what it has borrowed: from now on that is somebody else's.</summary>
    internal void EndTurn()
    {
        Turn = null;
        for (var i = _commands.Count; i > 0; i--)
            if (_commands[i - 1].IsBorrowed) _commands[i - 1].Dispose();
    }

    /// <summary>The turn is over: whoever is next finds no transaction, whatever became of the last one.</summary>
    internal void Rest()
    {
        try
        {
            Transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // Closing ends it.
        }
        if (!HasNoTransaction) base.Close();
    }

    public override void Open()
    {
        if (State is ConnectionState.Open) return;
        base.Open();
        // SQLite's own waiting (1, 2, 5, … ms) instead of the driver's 150 ms steps.
        SQLitePCL.raw.sqlite3_busy_timeout(Handle, 5000);
    }

    public override void Close()
    {
        for (var i = _commands.Count; i > 0; i--) _commands[i - 1].Dispose();
        if (_disposing) base.Close();
        else Transaction?.Dispose();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        Turn is { } turn ? turn.Begin(isolationLevel) : base.BeginDbTransaction(isolationLevel);

    protected override void Dispose(bool disposing)
    {
        _disposing = true;
        base.Dispose(disposing);
    }

    protected override DbCommand CreateDbCommand()
    {
        var command = new PooledCommand(this);
        _commands.Add(command);
        return command;
    }

    private SqliteCommand Take(string sql)
    {
        if (_idle.Remove(sql, out var prepared)) return prepared;
        var command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void GiveBack(SqliteCommand command, bool keep)
    {
        command.Parameters.Clear();
        if (_idle.Count >= MaxPrepared)
        {
            foreach (var old in _idle.Values) old.Dispose();
            _idle.Clear();
        }
        if (!keep || !_idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    /// <summary>Makes EF Core use such connections.</summary>
    internal sealed class Interceptor(string connectionString) : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            InterceptionResult<DbConnection>.SuppressWithResult(new PersistentConnection(connectionString));
    }

    /// <summary>A command as EF Core sees it: from its text on it borrows the prepared one, and disposing gives that back.</summary>
    private sealed class PooledCommand(PersistentConnection connection) : DbCommand
    {
        /// <summary>The connection that writes, whose the command is then; null while it is the connection's own.</summary>
        private PersistentConnection? _writer;

        private SqliteCommand? _command;
        private SqliteDataReader? _reader;
        private bool _failed;

        public bool IsBorrowed => _writer is not null;

        private PersistentConnection Through => _writer ?? connection;

        private SqliteCommand Command => _command ?? throw new InvalidOperationException("A command needs its text first.");

        [AllowNull]
        public override string CommandText
        {
            get => _command?.CommandText ?? "";
            set
            {
                GiveBack();
                _writer = connection.Turn?.Connection;
                _command = Through.Take(value ?? "");
            }
        }

        public override int CommandTimeout { get => Command.CommandTimeout; set => Command.CommandTimeout = value; }
        public override CommandType CommandType { get => Command.CommandType; set => Command.CommandType = value; }
        public override bool DesignTimeVisible { get; set; }
        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection
        {
            get => Through;
            set => throw new NotSupportedException("The command belongs to the connection that made it.");
        }

        protected override DbTransaction? DbTransaction
        {
            get => Through.Transaction;
            set
            {
                if ((value is BorrowedTransaction { Lent: var lent } ? lent : value) != Through.Transaction)
                    throw new InvalidOperationException("That is not the connection's transaction.");
            }
        }

        protected override DbParameterCollection DbParameterCollection => Command.Parameters;

        public override void Cancel()
        {
            // SQLite's driver cannot, either.
        }

        public override void Prepare() => Command.Prepare();
        public override int ExecuteNonQuery() => Run(c => c.ExecuteNonQuery());
        public override object? ExecuteScalar() => Run(c => c.ExecuteScalar());
        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => _reader = Run(c => c.ExecuteReader(behavior));
        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override void Dispose(bool disposing)
        {
            GiveBack();
            connection._commands.Remove(this);
            base.Dispose(disposing);
        }

        private T Run<T>(Func<SqliteCommand, T> execute)
        {
            _failed = true;
            Command.Transaction = Through.Transaction;
            var result = execute(Command);
            _failed = false;
            return result;
        }

        private void GiveBack()
        {
            _reader?.Dispose();
            if (_command is not null) Through.GiveBack(_command, keep: !_failed);
            (_reader, _command, _writer, _failed) = (null, null, null, false);
        }
    }
}

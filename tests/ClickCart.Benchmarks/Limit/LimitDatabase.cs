using System.Collections.Concurrent;
using System.Data.Common;
using ClickCart.Benchmarks.Bench;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClickCart.Benchmarks.Limit;

/// <summary>
/// Bare ADO.NET: open connections that are lent out with their prepared statements, and one transaction per durable step. SQLite as ClickCart has it:
/// write-ahead log, <c>synchronous=FULL</c>, one writer at a time; all tables in one file, so that a step is one commit where modules need several.
/// </summary>
internal sealed class LimitDatabase : IAsyncDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim _writer;
    private readonly Func<DbConnection> _connect;

    public LimitDatabase(string provider, string connection)
    {
        IsSqlite = provider == "sqlite";
        _writer = new(IsSqlite ? 1 : 1000);
        _connect = IsSqlite ? () => new SqliteConnection(connection) : () => new NpgsqlConnection(connection);
    }

    public bool IsSqlite { get; }

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work)
    {
        var session = await RentAsync();
        var result = await work(session);
        _idle.Add(session);
        return result;
    }

    /// <summary>One durable step: committed when this returns, and not at all when <paramref name="work"/> answers null.</summary>
    public async Task<T?> WriteAsync<T>(Func<Session, Task<T?>> work) where T : class
    {
        await _writer.WaitAsync();
        try
        {
            var session = await RentAsync();
            await session.RunAsync(IsSqlite ? "BEGIN IMMEDIATE" : "BEGIN");
            T? result;
            try
            {
                result = await work(session);
            }
            catch
            {
                await session.RunAsync("ROLLBACK");
                throw;
            }
            await session.RunAsync(result is null ? "ROLLBACK" : "COMMIT");
            if (result is not null) Probe.Committed();
            _idle.Add(session);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public async Task CreateAsync(string schema)
    {
        var session = await RentAsync();
        if (IsSqlite) await session.RunAsync("PRAGMA journal_mode = WAL");
        foreach (var statement in schema.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) await session.RunAsync(statement);
        _idle.Add(session);
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var session)) await session.Connection.DisposeAsync();
        _writer.Dispose();
    }

    private async ValueTask<Session> RentAsync()
    {
        if (_idle.TryTake(out var session)) return session;
        var connection = _connect();
        await connection.OpenAsync();
        if (connection is SqliteConnection sqlite)
        {
            SQLitePCL.raw.sqlite3_busy_timeout(sqlite.Handle, 5000);
            using var command = sqlite.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL";
            command.ExecuteNonQuery();
        }
        return new(connection);
    }
}

/// <summary>An open connection and its prepared statements. Parameters are @p0, @p1, …</summary>
internal sealed class Session(DbConnection connection)
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    public Task<int> RunAsync(string sql, params object?[] values) => Command(sql, values).ExecuteNonQueryAsync();

    public Task<DbDataReader> QueryAsync(string sql, params object?[] values) => Command(sql, values).ExecuteReaderAsync();

    private DbCommand Command(string sql, object?[] values)
    {
        if (!Probe.IsBracket(sql)) Probe.Executed();
        if (_prepared.TryGetValue(sql, out var command))
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
            return command;
        }
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@p" + i, values[i] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        if (values.Length > 0) command.Prepare();
        _prepared.Add(sql, command);
        return command;
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClickCart.Benchmarks.Scale;

/// <summary>A row of a table, by column; values as the driver reads them.</summary>
internal sealed class Row(Dictionary<string, object?> cells)
{
    public Dictionary<string, object?> Cells { get; } = cells;

    public object? this[string column] => Cells.GetValueOrDefault(column);

    public string Text(string column) => Convert.ToString(Cells[column], CultureInfo.InvariantCulture)!;

    /// <summary>A copy with other values. Columns that the table does not have are left out.</summary>
    public object?[] With(params ReadOnlySpan<(string Column, object? Value)> others)
    {
        var copy = new Dictionary<string, object?>(Cells);
        foreach (var (column, value) in others) if (copy.ContainsKey(column)) copy[column] = value;
        return [.. copy.Values];
    }
}

/// <summary>The databases of a stopped shop, to be written to past the shop.</summary>
internal abstract class ShopStore : IAsyncDisposable
{
    public abstract object Id(Guid id);

    public abstract object Time(DateTimeOffset time);

    public abstract object Day(DateOnly day);

    public abstract object Flag(bool flag);

    public abstract Task<List<Row>> ReadAsync(string module, string table);

    public abstract Task ExecuteAsync(string module, string sql);

    /// <summary>All columns of the table, in the order in which <see cref="ReadAsync"/> gives them.</summary>
    public abstract Task WriteAsync(string module, string table, Row like, IReadOnlyList<object?[]> rows);

    /// <summary>Commits, and lets the database count its rows for its plans.</summary>
    public abstract Task FinishAsync();

    public abstract ValueTask DisposeAsync();

    protected static async Task<List<Row>> RowsAsync(System.Data.Common.DbCommand command)
    {
        var rows = new List<Row>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (var i = 0; i < reader.FieldCount; i++)
                if (reader.GetDataTypeName(i) != "tsvector") cells.Add(reader.GetName(i), reader.IsDBNull(i) ? null : reader.GetValue(i));
            rows.Add(new(cells));
        }
        return rows;
    }
}

/// <summary>One file per module: prepared statements in one transaction, without a journal, since what fails is thrown away.</summary>
internal sealed class SqliteStore(string folder) : ShopStore
{
    private readonly Dictionary<string, SqliteConnection> _modules = [];
    private readonly Dictionary<string, SqliteCommand> _inserts = [];

    public override object Id(Guid id) => id.ToString().ToUpperInvariant();

    public override object Time(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    public override object Day(DateOnly day) => (long)day.DayNumber;

    public override object Flag(bool flag) => flag ? 1L : 0L;

    public override async Task<List<Row>> ReadAsync(string module, string table)
    {
        await using var command = Of(module).CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        return await RowsAsync(command);
    }

    public override async Task ExecuteAsync(string module, string sql)
    {
        await using var command = Of(module).CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public override Task WriteAsync(string module, string table, Row like, IReadOnlyList<object?[]> rows)
    {
        if (!_inserts.TryGetValue($"{module}.{table}", out var insert))
        {
            insert = Of(module).CreateCommand();
            insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", like.Cells.Keys.Select(c => $"\"{c}\""))}) "
                + $"VALUES ({string.Join(", ", like.Cells.Keys.Select((_, i) => "@p" + i))})";
            for (var i = 0; i < like.Cells.Count; i++) insert.Parameters.Add(new SqliteParameter("@p" + i, null));
            insert.Prepare();
            _inserts.Add($"{module}.{table}", insert);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override async Task FinishAsync()
    {
        foreach (var module in _modules.Keys.ToList())
            foreach (var sql in (string[])["COMMIT", "ANALYZE", "PRAGMA journal_mode = WAL", "BEGIN"]) await ExecuteAsync(module, sql);
    }

    private SqliteConnection Of(string module)
    {
        if (_modules.TryGetValue(module, out var open)) return open;
        open = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, module + ".db"), Pooling = false }.ToString());
        open.Open();
        using var command = open.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000; BEGIN";
        command.ExecuteNonQuery();
        return _modules[module] = open;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values) await insert.DisposeAsync();
        foreach (var module in _modules.Values) await module.DisposeAsync();
    }
}

/// <summary>One schema per module: binary COPY.</summary>
internal sealed class PostgresStore(NpgsqlDataSource source) : ShopStore
{
    private readonly Dictionary<string, string[]> _types = [];

    public override object Id(Guid id) => id;

    public override object Time(DateTimeOffset time) => new DateTime(time.UtcTicks / 10 * 10, DateTimeKind.Utc);

    public override object Day(DateOnly day) => day.DayNumber;

    public override object Flag(bool flag) => flag;

    public override async Task<List<Row>> ReadAsync(string module, string table)
    {
        await using var command = source.CreateCommand($"SELECT * FROM {module}.{table}");
        return await RowsAsync(command);
    }

    public override async Task ExecuteAsync(string module, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"SET search_path = {module}; {sql}", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public override async Task WriteAsync(string module, string table, Row like, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0) return;
        await using var connection = await source.OpenConnectionAsync();
        var columns = string.Join(", ", like.Cells.Keys.Select(c => $"\"{c}\""));
        if (!_types.TryGetValue($"{module}.{table}", out var types))
        {
            await using var command = new NpgsqlCommand($"SELECT {columns} FROM {module}.{table} LIMIT 0", connection);
            await using var reader = await command.ExecuteReaderAsync();
            _types[$"{module}.{table}"] = types = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i).Split('(')[0])];
        }
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {module}.{table} ({columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value) await copy.WriteAsync(value, types[i]);
                else await copy.WriteNullAsync();
            }
        }
        await copy.CompleteAsync();
    }

    public override async Task FinishAsync()
    {
        await using var command = source.CreateCommand("VACUUM ANALYZE");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

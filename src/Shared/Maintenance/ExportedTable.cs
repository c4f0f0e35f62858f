using System.Buffers;
using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using IDatabase = ClickCart.Platform.Data.IDatabase;

namespace ClickCart.Maintenance;

/// <summary>
/// How many rows, and the exclusive or of their hashes: the same whatever order they come in. Keys make rows differ, so none cancels another.
/// </summary>
internal sealed class TableSum
{
    private readonly byte[] _sum = new byte[32];

    public long Rows { get; private set; }

    public string Sha256 => Convert.ToHexStringLower(_sum);

    public void Add(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(line, hash);
        for (var i = 0; i < hash.Length; i++) _sum[i] ^= hash[i];
        Rows++;
    }
}

/// <summary>
/// One table of a module, read and written as JSON lines that are the same from every provider: what the model calls a time, an id or a number is
/// written as such, anything else as the text it is stored as.
/// </summary>
internal sealed class ExportedTable
{
    // SQL Server takes 2,100 parameters.
    private const int MaxParameters = 2000;

    // Characters in the rows of one statement.
    private const int MaxLength = 4 * 1024 * 1024;

    private readonly List<Column> _columns;
    private readonly string _select, _insert, _new, _count;
    private readonly Func<IReadOnlySet<string>, ExportedTable> _only;
    private readonly (string? Before, string? After) _explicitIds;
    private readonly IForeignKeyConstraint? _parent;

    private ExportedTable(ModuleDbContext db, IDatabase database, ITable table, IReadOnlySet<string>? dumped = null)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var name = sql.DelimitIdentifier(table.Name, table.Schema);
        Name = table.Name;
        // A row's place on SQL Server is that database's own affair.
        var all = table.Columns.Where(c => !IsOfJobStore(c) && c.Name != SqlServerModel.RowNumber).OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => new Column(sql.DelimitIdentifier(c.Name), c)).ToList();
        _columns = dumped is null ? all : all.FindAll(c => dumped.Contains(c.Name));
        _only = columns => new(db, database, table, columns);
        _parent = table.ForeignKeyConstraints.FirstOrDefault(f => f.PrincipalTable == table);
        var key = table.PrimaryKey!.Columns;
        var columns = string.Join(", ", _columns.Select(c => c.Delimited));
        _select = $"SELECT {columns} FROM {name} ORDER BY {string.Join(", ", key.Select(c => sql.DelimitIdentifier(c.Name)))}";
        var zeros = all.Except(_columns).Where(c => !c.IsNullable).ToList();
        _insert = $"INSERT INTO {name} ({string.Join(", ", _columns.Concat(zeros).Select(c => c.Delimited))}) VALUES ";
        _new = string.Concat(Enumerable.Repeat(", 0", zeros.Count));
        _count = $"SELECT CAST(COUNT(*) AS bigint) AS \"Value\" FROM {name}";
        if (key is [{ } only] && only.PropertyMappings[0].Property is { ValueGenerated: ValueGenerated.OnAdd } property
            && (property.ClrType == typeof(long) || property.ClrType == typeof(int)))
        {
            _explicitIds = database.ExplicitIds(name, only.Name);
        }
    }

    public string Name { get; }

    /// <summary>
    /// The same table as a dump of an earlier version holds it: columns are matched by name. What is new since then becomes null, or 0 where it is a number
    /// that must be there.
    /// </summary>
    /// <param name="line">A row of the dump; all have the same columns.</param>
    /// <exception cref="CommandException">The dump has a column that this version does not know, or lacks one that cannot be made up.</exception>
    public ExportedTable As(string line)
    {
        using var row = JsonDocument.Parse(line);
        var dumped = row.RootElement.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (dumped.FirstOrDefault(d => !_columns.Exists(c => c.Name == d)) is { } unknown)
            throw new CommandException($"The export's {Name}.{unknown} is not known to this version.");
        if (_columns.Find(c => !dumped.Contains(c.Name) && !c.IsNullable && !c.CanBeZero) is { } missing)
            throw new CommandException($"The export's {Name} lacks {missing.Name}.");
        return dumped.Count == _columns.Count ? this : _only(dumped);
    }

    /// <summary>The id of a job in the store beside this database: another has none of that id.</summary>
    private static bool IsOfJobStore(IColumn column) =>
        column.PropertyMappings[0].Property is { Name: nameof(OutboxMessage.JobId) } property && property.DeclaringType.ClrType == typeof(OutboxMessage);

    /// <summary>All tables of a module, those that others refer to first.</summary>
    public static IReadOnlyList<ExportedTable> Of(ModuleDbContext db, IDatabase database)
    {
        var (left, sorted) = (db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList(), new List<ITable>());
        while (left.Count > 0)
        {
            var next = left.First(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || sorted.Contains(f.PrincipalTable)));
            left.Remove(next);
            sorted.Add(next);
        }
        return [.. sorted.Select(t => new ExportedTable(db, database, t))];
    }

    public Task<long> CountAsync(ModuleDbContext db, CancellationToken ct) => db.Database.SqlQueryRaw<long>(_count).SingleAsync(ct);

    /// <summary>Every row as a line without its end; the memory is reused for the next.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(ModuleDbContext db, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = await CommandAsync(db, _select, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line);
        while (await reader.ReadAsync(ct))
        {
            line.ResetWrittenCount();
            json.Reset(line);
            json.WriteStartObject();
            for (var i = 0; i < _columns.Count; i++) _columns[i].Write(json, reader, i);
            json.WriteEndObject();
            await json.FlushAsync(ct);
            yield return line.WrittenMemory;
        }
    }

    /// <summary>Adds the rows, in the present transaction.</summary>
    public async Task WriteAsync(ModuleDbContext db, IAsyncEnumerable<string> lines, CancellationToken ct)
    {
        if (_explicitIds.Before is { } before) await db.Database.ExecuteSqlRawAsync(before, ct);
        await foreach (var batch in Batches(_parent is null ? lines : ParentsFirst(lines, _parent)).WithCancellation(ct))
        {
            string Parameters(int r) => string.Join(", ", Enumerable.Range(0, _columns.Count).Select(c => $"@p{r}_{c}"));
            var rows = Enumerable.Range(0, batch.Count).Select(r => $"({Parameters(r)}{_new})");
            await using var command = await CommandAsync(db, _insert + string.Join(", ", rows), ct);
            foreach (var (r, line) in batch.Index())
            {
                using var row = JsonDocument.Parse(line);
                foreach (var (c, column) in _columns.Index())
                    command.Parameters.Add(column.Parameter(command, $"@p{r}_{c}", row.RootElement.GetProperty(column.Name)));
            }
            await command.ExecuteNonQueryAsync(ct);
        }
        if (_explicitIds.After is { } after) await db.Database.ExecuteSqlRawAsync(after, ct);
    }

    /// <summary>As many rows as one statement takes well: few when they hold pictures.</summary>
    private async IAsyncEnumerable<IReadOnlyList<string>> Batches(IAsyncEnumerable<string> lines)
    {
        var (batch, length) = (new List<string>(), 0);
        await foreach (var line in lines)
        {
            batch.Add(line);
            length += line.Length;
            if (batch.Count < Math.Clamp(MaxParameters / _columns.Count, 1, 200) && length < MaxLength) continue;
            yield return batch;
            (batch, length) = ([], 0);
        }
        if (batch.Count > 0) yield return batch;
    }

    /// <summary>Rows that refer to others of their own table wait for those: trees, which are small.</summary>
    private static async IAsyncEnumerable<string> ParentsFirst(IAsyncEnumerable<string> lines, IForeignKeyConstraint parent)
    {
        var waiting = await lines.Select(line => (Line: line, Row: JsonDocument.Parse(line).RootElement)).ToListAsync();
        var known = new HashSet<string>(StringComparer.Ordinal) { "null" };
        while (waiting.Count > 0)
        {
            var next = waiting.Where(w => known.Contains(Of(w.Row, parent.Columns))).ToList();
            // Rows without a parent among the rest: the database says so.
            if (next.Count == 0) next = waiting;
            waiting = [.. waiting.Except(next)];
            foreach (var (line, row) in next)
            {
                known.Add(Of(row, parent.PrincipalColumns));
                yield return line;
            }
        }

        static string Of(JsonElement row, IReadOnlyList<IColumn> columns) => row.GetProperty(columns[0].Name).GetRawText();
    }

    private static async Task<DbCommand> CommandAsync(ModuleDbContext db, string sql, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.OpenConnectionAsync(ct);
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 0, db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }

    private sealed class Column
    {
        private static readonly HashSet<Type> Plain =
            [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(double), typeof(Guid), typeof(DateTimeOffset), typeof(byte[])];

        private readonly RelationalTypeMapping _mapping;
        private readonly Func<DbDataReader, int, object> _read;
        private readonly bool _plain;
        private readonly Type _type;

        public Column(string delimited, IColumn column)
        {
            var (property, mapping) = (column.PropertyMappings[0].Property, (RelationalTypeMapping)column.PropertyMappings[0].TypeMapping);
            (Name, Delimited, IsNullable, _mapping, _read) = (column.Name, delimited, column.IsNullable, mapping, Reader(mapping));
            var model = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            // A day that is kept as one; some are kept as numbers.
            _plain = Plain.Contains(model) || (model == typeof(DateOnly) && mapping.Converter is null);
            _type = _plain
                ? model
                : mapping.Converter?.ProviderClrType
                    ?? throw new NotSupportedException($"{column.Table.Name}.{column.Name} is a {model}, which has no form that every provider shares.");
        }

        public string Name { get; }
        public string Delimited { get; }
        public bool IsNullable { get; }
        public bool CanBeZero => _type == typeof(int) || _type == typeof(long) || _type == typeof(decimal) || _type == typeof(double);

        public void Write(Utf8JsonWriter json, DbDataReader reader, int ordinal)
        {
            json.WritePropertyName(Name);
            if (reader.IsDBNull(ordinal))
            {
                json.WriteNullValue();
                return;
            }
            var stored = _read(reader, ordinal);
            switch (_plain && _mapping.Converter is { } converter ? converter.ConvertFromProvider(stored)! : stored)
            {
                // The same number with or without zeros at its end.
                case decimal number: json.WriteNumberValue(number / 1.0000000000000000000000000000m); break;
                // Microseconds: the finest that all three keep.
                case DateTimeOffset time:
                    json.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case var other when Plain.Contains(other.GetType()) || other is DateOnly: JsonSerializer.Serialize(json, other, other.GetType()); break;
                case var other: throw new NotSupportedException($"{Name} is stored as {other.GetType()}.");
            }
        }

        public DbParameter Parameter(DbCommand command, string name, JsonElement json)
        {
            object? value = json.ValueKind is JsonValueKind.Null ? null : json.Deserialize(_type);
            if (_plain) return _mapping.CreateParameter(command, name, value, nullable: true);
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            if (_mapping.DbType is { } type) parameter.DbType = type;
            return parameter;
        }

        /// <summary>Reads as EF Core would.</summary>
        private static Func<DbDataReader, int, object> Reader(RelationalTypeMapping mapping)
        {
            var (reader, ordinal) = (Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)));
            var method = mapping.GetDataReaderMethod();
            Expression value = Expression.Call(
                method.DeclaringType == typeof(DbDataReader) ? reader : Expression.Convert(reader, method.DeclaringType!), method, ordinal);
            value = mapping.CustomizeDataReaderExpression(value);
            if (mapping.Converter is { } converter && value.Type != converter.ProviderClrType) value = Expression.Convert(value, converter.ProviderClrType);
            return Expression.Lambda<Func<DbDataReader, int, object>>(Expression.Convert(value, typeof(object)), reader, ordinal).Compile();
        }
    }
}

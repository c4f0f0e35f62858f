using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClickCart.Catalog.Products;

/// <summary>The rows of a table, with the lines that they take up.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly StreamReader _reader;
    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private int _width;
    private bool _badData;
    private bool _ended;

    public CsvTable(Stream file, string encoding, string separator)
    {
        file.Position = 0;
        _reader = new(file, Encoding.GetEncoding(encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 32 * 1024, leaveOpen: true);
        _parser = new(_reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            BadDataFound = _ => _badData = true,
            MaxFieldSize = ProductCsv.MaxField,
        });
    }

    public string[] Fields { get; private set; } = [];

    /// <summary>The line on which the row begins.</summary>
    public int Line { get; private set; }

    /// <summary>Why it is no row of this table; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Columns of the header that are none of ours: nothing of them is read. Null where all are.</summary>
    public IReadOnlyList<string>? Ignored { get; private set; }

    public int PlaceOf(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>Null where the table has no such column.</summary>
    public string? Field(string column) => PlaceOf(column) is var place and >= 0 && place < Fields.Length ? Fields[place] : null;

    private static bool IsKnown(string column) => ProductCsv.Known.Contains(column.Trim(), StringComparer.OrdinalIgnoreCase);

    public async Task ReadHeaderAsync(CancellationToken ct)
    {
        if (!await NextAsync(ct) || (IsSeparatorLine() && !await NextAsync(ct)))
            throw Refused("file", $"The file is empty. Its first line is a header: {string.Join(',', ProductCsv.Columns)}.");
        if (Problem is not null) throw Refused("file", $"The header cannot be read: {Problem}.");
        foreach (var (place, column) in Fields.Index().Where(f => IsKnown(f.Item)))
            if (!_places.TryAdd(column.Trim(), place)) throw Refused(column.Trim(), $"The file has the column '{column.Trim()}' twice.");
        if (PlaceOf("sku") < 0) throw Refused("sku", "The file has no column 'sku'.");
        Ignored = Fields.Where(f => !IsKnown(f) && !string.IsNullOrWhiteSpace(f)).Select(f => f.Trim()).ToList() is { Count: > 0 } others ? others : null;
        if (_places.Count == 1)
        {
            var unknown = Ignored is null ? "" : $", and '{string.Join("', '", Ignored)}' is not known";
            throw Refused("file", $"Beside 'sku' the file has no column that changes anything{unknown}. "
                + $"Columns are {string.Join(", ", ProductCsv.Columns)}, and name:de and its like.");
        }
        _width = Fields.Length;
    }

    /// <summary>Goes on to the next row that says anything: spreadsheets leave rows of nothing but separators.</summary>
    public async Task<bool> NextAsync(CancellationToken ct)
    {
        do
        {
            ct.ThrowIfCancellationRequested();
            if (_ended || !await ReadAsync()) return false;
        }
        while (Problem is null && Fields.All(string.IsNullOrWhiteSpace));
        return true;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        (_badData, Problem) = (false, null);
        var before = _parser.RawRow;
        try
        {
            if (!await _parser.ReadAsync()) return false;
        }
        catch (MaxFieldSizeException)
        {
            (Fields, _ended, Line) = ([], true, before + 1);
            Problem = $"a quotation mark was opened on line {Line} and is not closed, or a field is longer than {ProductCsv.MaxField} characters; "
                + "nothing from there on was read";
            return true;
        }
        Fields = _parser.Record ?? [];
        // The row ends on the parser's line; each line break in a field is one before it.
        Line = _parser.RawRow - Fields.Sum(f => f.Count(c => c == '\n'));
        if (_width > 0 && Fields.Length > _width && Fields.Skip(_width).All(string.IsNullOrWhiteSpace)) Fields = Fields[.._width];
        var isSwallowed = _parser.RawRow > Line
            && (_badData || (_width > 0 && Fields.Length != _width) || _parser.RawRecord.Count(c => c == '"') % 2 == 1);
        Problem = isSwallowed
            ? $"a quotation mark was opened on line {Line} and not closed where it should be: "
                + $"what follows, up to line {LastLine()}, was taken for one field"
            : _badData ? "a quotation mark stands where it does not belong; double it inside a quoted field"
            : _width > 0 && Fields.Length != _width && !Fields.All(string.IsNullOrWhiteSpace) ? $"it has {Fields.Length} fields, the header has {_width}"
            : null;
        return true;
    }

    /// <summary>Where the row ends; a line break at the end of the file begins no line.</summary>
    private int LastLine() => _parser.RawRow - Fields[^1][Fields[^1].TrimEnd('\r', '\n').Length..].Count(c => c == '\n');

    private bool IsSeparatorLine() => Fields.Length > 0 && Fields[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    private static ProblemException Refused(string field, string why) => new(Error.Invalid(field, why));
}

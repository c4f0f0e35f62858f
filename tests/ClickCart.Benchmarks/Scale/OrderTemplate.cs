using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClickCart.Benchmarks.Scale;

/// <summary>What a copy of an order is told apart by.</summary>
/// <param name="Account">Whose order it is; null for a guest's.</param>
/// <param name="Skus">One per line.</param>
internal sealed record Buyer(Guid? Account, string Email, string Name, string Street, string City, string PostalCode, IReadOnlyList<Article> Skus);

/// <summary>Something that is sold: its SKU, and what lines call it.</summary>
/// <param name="Number">From 0.</param>
internal sealed record Article(int Number, string Sku, string Name, string Category);

/// <summary>
/// An order that the shop itself brought to its end, with all that it left in every module: copied with other ids, numbers, times, articles and people, so
/// that a bulk-loaded shop is as sound as one that grew, and stays so when tables change.
/// </summary>
internal sealed partial class OrderTemplate
{
    /// <summary>Read whole: the rows of a template are found by what they mention.</summary>
    private static readonly string[] Tables =
    [
        "ordering.orders", "ordering.order_lines", "ordering.shipments", "ordering.timeline", "ordering.invoices", "ordering.invoice_lines",
        "ordering.invoice_taxes", "payments.payments", "payments.payment_attempts", "payments.money_ledger", "payments.refunds", "payments.stripe_events",
        "shipping.shipments", "shipping.shipment_changes", "shipping.carrier_events", "inventory.stock_holds", "inventory.stock_movements",
        "notifications.mails",
    ];

    /// <summary>What the shop deletes after a week.</summary>
    private static readonly string[] Messages = [.. ((string[])["ordering", "payments", "shipping", "inventory", "notifications", "catalog"])
        .SelectMany(m => (string[])[$"{m}.outbox", $"{m}.inbox"])];

    private readonly List<(string Table, Row Like, Cell[] Cells, bool IsMessage)> _rows = [];
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _at;
    private readonly string _taxes, _total, _currency;
    private readonly List<Row> _lines;

    private enum Kind { Constant, Id, Text, Time, Day, Seal, Account, Secret, Balance, StockVersion, Category, Sequence, Year }

    private readonly record struct Token(string Text, string What, int Line = -1);

    private readonly record struct Cell(Kind Kind, object? Value, int Number, string?[]? Literals, int[]? Parts);

    private readonly ShopStore _store;

    public int LineCount => _lines.Count;

    /// <summary>How many units each line takes away for good.</summary>
    public bool IsDelivered { get; }

    private OrderTemplate(ShopStore store, Row order, Dictionary<string, List<Row>> all)
    {
        _store = store;
        var id = GuidOf(order["id"])!.Value;
        _at = TimeOf(order["created_at"]);
        IsDelivered = order.Text("status") == "Delivered";
        _taxes = order.Text("taxes");
        _total = order.Text("total");
        _currency = order.Text("currency");
        _lines = [.. all["ordering.order_lines"].Where(r => GuidOf(r["order_id"]) == id).OrderBy(r => Convert.ToInt32(r["number"],
            CultureInfo.InvariantCulture))];
        if (SealOf(order, _lines.Select(l => (l.Text("sku"), l.Text("name"))), null) != order.Text("seal"))
            throw new CommandException("Orders are sealed in another way than scale knows: see Order.SealOf.");
        foreach (var (i, line) in _lines.Index())
        {
            Know(line.Text("name"), "name", i);
            Know(line.Text("sku"), "sku", i);
        }
        Know(order.Text("number"), "number");
        Know(order.Text("number").ToLowerInvariant(), "number-lower");
        Know("ada@example.com", "email");
        Know("Ada Buyer", "person");
        Know("ada buyer", "person-lower");
        Know("388 Townsend St", "street");
        Know("388 townsend st", "street-lower");
        Know("San Francisco", "city");
        Know("san francisco", "city-lower");
        Know("94107", "code");
        var found = Closure(id, all);
        foreach (var (table, row) in found)
        {
            if (table == "ordering.invoices") Know(row.Text("number"), "invoice:" + row.Text("series"));
            if (row["tracking_code"] is string code) Know(code, "tracking");
            foreach (var text in row.Cells.Values.OfType<string>()) foreach (Match m in Uuid().Matches(text)) Know(Guid.Parse(m.Value).ToString(), "id");
            foreach (var guid in row.Cells.Values.OfType<Guid>()) Know(guid.ToString(), "id");
        }
        var finder = new Regex(string.Join('|', _tokens.Where(t => t.What != "id").OrderByDescending(t => t.Text.Length).Select(t => Regex.Escape(t.Text)))
            + "|" + Uuid(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        foreach (var (table, row) in found)
            _rows.Add((table, row, [.. row.Cells.Select(c => CellOf(table, row, c.Key, c.Value, finder))], Messages.Contains(table)));
    }

    /// <summary>The orders of a shop that has nothing else in it.</summary>
    public static async Task<List<OrderTemplate>> ReadAsync(ShopStore store)
    {
        var all = new Dictionary<string, List<Row>>();
        foreach (var table in Tables.Concat(Messages)) all[table] = await store.ReadAsync(table.Split('.')[0], table.Split('.')[1]);
        return [.. all["ordering.orders"].Select(o => new OrderTemplate(store, o, all))];
    }

    /// <summary>Adds a copy to the rows to be written.</summary>
    public void Copy(DateTimeOffset at, Buyer buyer, Random random, Sequences numbers, bool withMessages, Action<string, Row, object?[]> write)
    {
        var shift = at - _at;
        var values = new string[_tokens.Count];
        var ids = new Guid[_tokens.Count];
        var number = numbers.NextOrder(() => $"CC-{at:yyMMdd}-{Word(random, 6)}");
        foreach (var (i, token) in _tokens.Index())
        {
            if (token.What == "id") ids[i] = NewId(Guid.Parse(token.Text), shift, random);
            else values[i] = token.What switch
            {
                "name" => buyer.Skus[token.Line].Name,
                "sku" => buyer.Skus[token.Line].Sku,
                "number" => number,
                "number-lower" => number.ToLowerInvariant(),
                "email" => buyer.Email,
                "person" => buyer.Name,
                "person-lower" => buyer.Name.ToLowerInvariant(),
                "street" => buyer.Street,
                "street-lower" => buyer.Street.ToLowerInvariant(),
                "city" => buyer.City,
                "city-lower" => buyer.City.ToLowerInvariant(),
                "code" => buyer.PostalCode,
                "tracking" => "94" + random.NextInt64(1_000_000_000_000, 9_999_999_999_999).ToString(CultureInfo.InvariantCulture) + random.Next(100_000,
                    999_999),
                var invoice => numbers.NextPaper(invoice.Split(':')[1], at.Year, token.Text),
            };
        }
        foreach (var (table, like, cells, isMessage) in _rows)
        {
            if (isMessage && !withMessages) continue;
            var row = new object?[cells.Length];
            var line = -1;
            for (var i = 0; i < row.Length; i++)
            {
                var cell = cells[i];
                row[i] = cell.Kind switch
                {
                    Kind.Id => _store.Id(ids[cell.Number]),
                    Kind.Text => Said(cell, values, ids),
                    Kind.Time => _store.Time(TimeOf(cell.Value) + shift),
                    Kind.Day => _store.Day(DateOnly.FromDateTime(at.UtcDateTime)),
                    Kind.Seal => SealOf(like, buyer.Skus.Select(s => (s.Sku, s.Name)), buyer),
                    Kind.Account => buyer.Account is { } account ? _store.Id(account) : null,
                    Kind.Secret => Convert.ToHexStringLower(Bytes(random, 32)),
                    Kind.Category => buyer.Skus[cell.Number].Category,
                    Kind.Year => at.Year,
                    Kind.Sequence => numbers.LastPaper((string)cell.Value!, at.Year),
                    Kind.StockVersion => numbers.NextVersion(buyer.Skus[line = cell.Number].Number),
                    Kind.Balance => numbers.Move(buyer.Skus[cell.Number].Number, Convert.ToInt32(cell.Value, CultureInfo.InvariantCulture)),
                    _ => cell.Value,
                };
            }
            write(table, like, row);
        }
    }

    private static string Said(Cell cell, string[] values, Guid[] ids)
    {
        var (literals, parts) = (cell.Literals!, cell.Parts!);
        var text = new StringBuilder(literals[0]);
        for (var i = 0; i < parts.Length; i++)
        {
            // An id is kept in one of its three forms, told by two bits.
            var (token, form) = (parts[i] >> 2, parts[i] & 3);
            text.Append(form == 0 ? values[token] : form == 1 ? ids[token].ToString() : form == 2
                ? ids[token].ToString().ToUpperInvariant() : ids[token].ToString("N"));
            text.Append(literals[i + 1]);
        }
        return text.ToString();
    }

    private Cell CellOf(string table, Row row, string column, object? value, Regex finder)
    {
        Cell Of(Kind kind, int number = 0) => new(kind, value, number, null, null);
        int LineOf() => _known["sku" + row.Text("sku")] is var token ? _tokens[token].Line : 0;
        if ($"{table}.{column}" is "ordering.orders.account_id" or "payments.payments.account_id") return Of(Kind.Account);
        if (value is null) return Of(Kind.Constant);
        switch (table, column)
        {
            case ("ordering.orders", "seal"): return Of(Kind.Seal);
            case (_, "token_hash"): return Of(Kind.Secret);
            case ("ordering.order_lines", "category"): return Of(Kind.Category, LineOf());
            case ("inventory.stock_movements", "stock_version"): return Of(Kind.StockVersion, LineOf());
            case ("inventory.stock_movements", "balance"): return new(Kind.Balance, row["delta"], LineOf(), null, null);
            case ("ordering.invoices", "sequence"): return new(Kind.Sequence, row["series"], 0, null, null);
            case ("ordering.invoices", "year"): return Of(Kind.Year);
            // Each mail whole would be most of the database.
            case ("notifications.mails", "html"): value = "<!DOCTYPE html><title>Mail</title>"; break;
            case ("notifications.mails", "text"): value = "Mail"; break;
        }
        if (column is "day" or "order_day") return Of(Kind.Day);
        if (value is DateTime or DateTimeOffset or > 1_000_000_000_000_000L) return Of(Kind.Time);
        if (value is Guid guid) return Of(Kind.Id, _known["id" + guid]);
        if (value is not string text) return Of(Kind.Constant);
        if (text.Length == 36 && Guid.TryParse(text, out var id) && text.Any(char.IsUpper) && !text.Any(char.IsLower)) return Of(Kind.Id, _known["id" + id]);
        var (literals, parts, from) = (new List<string>(), new List<int>(), 0);
        foreach (Match m in finder.Matches(text))
        {
            literals.Add(text[from..m.Index]);
            from = m.Index + m.Length;
            if (IndexOf(m.Value) is { } token) parts.Add(token << 2);
            else parts.Add((_known["id" + Guid.Parse(m.Value)] << 2) + (!m.Value.Contains('-', StringComparison.Ordinal) ? 3 : m.Value.Any(char.IsUpper)
                ? 2 : 1));
        }
        return parts.Count == 0 ? new(Kind.Constant, value, 0, null, null) : new(Kind.Text, null, 0, [.. literals, text[from..]], [.. parts]);
    }

    private int? IndexOf(string text)
    {
        var i = _tokens.FindIndex(t => t.What != "id" && t.Text == text);
        return i < 0 ? null : i;
    }

    private void Know(string text, string what, int line = -1)
    {
        if (!_known.TryAdd((what is "id" or "sku" ? what : "") + text, _tokens.Count)) return;
        _tokens.Add(new(text, what, line));
    }

    /// <summary>Everything that mentions the order, or what mentions it: its parcel, its papers, its mails, its messages.</summary>
    private static List<(string Table, Row Row)> Closure(Guid order, Dictionary<string, List<Row>> all)
    {
        var (ids, found) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase) { order.ToString() }, new List<(string, Row)>());
        void Take(string table, Func<Row, bool> wanted, params string[] names)
        {
            foreach (var row in all[table].Where(wanted))
            {
                found.Add((table, row));
                foreach (var name in names) if (row[name] is { } id) ids.Add(id.ToString()!);
            }
        }
        bool Mentions(Row row, string column) => row[column] is { } id && ids.Contains(id.ToString()!);
        foreach (var table in Tables)
        {
            var like = all[table].FirstOrDefault();
            if (like is null) continue;
            var by = ((string[])["order_id", "invoice_id", "payment_id", "shipment_id", "carrier_shipment_id", "reference"])
                .FirstOrDefault(c => like.Cells.ContainsKey(c) && !(table == "shipping.shipments" && c != "order_id")) ?? "id";
            Take(table, r => Mentions(r, by), table switch
            {
                "ordering.invoices" or "notifications.mails" => ["id"],
                "shipping.shipments" => ["id", "carrier_shipment_id"],
                _ => [],
            });
        }
        var sent = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in Messages.Where(t => t.EndsWith(".outbox", StringComparison.Ordinal)))
        {
            foreach (var row in all[table].Where(r => ids.Any(i => r.Text("payload").Contains(i, StringComparison.OrdinalIgnoreCase))))
            {
                found.Add((table, row));
                sent.Add(row.Text("message_id"));
            }
        }
        foreach (var table in Messages.Where(t => t.EndsWith(".inbox", StringComparison.Ordinal))) Take(table, r => sent.Contains(r.Text("message_id")));
        return found;
    }

    private sealed record Place(string Name, string Line1, string? Line2, string City, string? Region, string? PostalCode, string Country, string? Phone);

    /// <summary>As Ordering seals an order; the copies are sealed alike.</summary>
    private string SealOf(Row order, IEnumerable<(string Sku, string Name)> articles, Buyer? buyer)
    {
        string Address(string which)
        {
            string? Part(string name) => order[$"{which}_{name}"] as string;
            return JsonSerializer.Serialize(new Place(buyer?.Name ?? Part("name")!, buyer?.Street ?? Part("line1")!, Part("line2"),
                buyer?.City ?? Part("city")!,
                Part("region"), buyer?.PostalCode ?? Part("postal_code"), Part("country")!, Part("phone")));
        }
        long Number(Row row, string column) => Convert.ToInt64(row[column], CultureInfo.InvariantCulture);
        var lines = articles.Zip(_lines, (a, l) => new
        {
            a.Sku,
            a.Name,
            Quantity = Number(l, "quantity"),
            UnitPrice = Number(l, "unit_price"),
            Discount = Number(l, "discount"),
            Tax = Number(l, "tax"),
            Total = Number(l, "total"),
        });
        // Money is written in its own way everywhere.
        var taxes = PropertyName().Replace(_taxes, m => $"\"{char.ToUpperInvariant(m.Value[1])}{m.Value[2..]}");
        var text = $"{{\"lines\":{JsonSerializer.Serialize(lines)},\"shipTo\":{Address("ship_to")},\"billTo\":{Address("bill_to")},"
            + $"\"total\":{{\"amount\":{_total},\"currency\":\"{_currency}\"}},\"taxes\":{taxes}}}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static Guid? GuidOf(object? value) => value switch { Guid id => id, string text => Guid.Parse(text), _ => null };

    private static DateTimeOffset TimeOf(object? value) => value switch
    {
        long microseconds => new(microseconds * 10 + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero),
        DateTime time => new(time, TimeSpan.Zero),
        DateTimeOffset time => time,
        _ => throw new InvalidOperationException($"{value} is no time."),
    };

    /// <summary>Moved in time, so that ids go on sorting by it; random otherwise.</summary>
    private static Guid NewId(Guid old, TimeSpan shift, Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        old.TryWriteBytes(bytes, bigEndian: true, out _);
        var time = (System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16) + (long)shift.TotalMilliseconds;
        var (variant, version) = (bytes[8], bytes[6]);
        random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, time << 16 | (long)bytes[7] << 8 | bytes[6]);
        (bytes[6], bytes[8]) = ((byte)(version & 0xF0 | bytes[6] & 0x0F), (byte)(variant & 0xC0 | bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Word(Random random, int length) =>
        string.Create(length, random, static (letters, r) => r.GetItems("0123456789ABCDEFGHJKMNPQRSTVWXYZ", letters));

    [GeneratedRegex("(?<![0-9a-fA-F])([0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15})(?![0-9a-fA-F])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Uuid();

    [GeneratedRegex("\"(name|percent|base|included|amount(?=\":\\{))(?=\":)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PropertyName();
}

/// <summary>Numbers that go on from copy to copy: papers without gaps, and each SKU's ledger.</summary>
internal sealed class Sequences(int articles, int stock)
{
    private readonly Dictionary<(string Series, int Year), int> _papers = [];
    private readonly HashSet<string> _orders = new(StringComparer.Ordinal);
    private readonly int[] _versions = [.. Enumerable.Repeat(1, articles)];
    private readonly int[] _onHand = [.. Enumerable.Repeat(stock, articles)];

    public IReadOnlyDictionary<(string Series, int Year), int> Papers => _papers;

    public void Begin(string series, int year, int last) => _papers[(series, year)] = last;

    /// <param name="like">A number of the series, such as <c>INV-2026-000003</c>.</param>
    public string NextPaper(string series, int year, string like) =>
        $"{like.Split('-')[0]}-{year}-{_papers[(series, year)] = _papers.GetValueOrDefault((series, year)) + 1:000000}";

    /// <summary>Of a million that are drawn, two are the same more often than not.</summary>
    public string NextOrder(Func<string> draw)
    {
        string number;
        do number = draw();
        while (!_orders.Add(number));
        return number;
    }

    public int LastPaper(string series, int year) => _papers[(series, year)];

    public int NextVersion(int article) => ++_versions[article];

    public int Move(int article, int delta) => _onHand[article] += delta;

    public int Version(int article) => _versions[article];

    public int OnHand(int article) => _onHand[article];
}

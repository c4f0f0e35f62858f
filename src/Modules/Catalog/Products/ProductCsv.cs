using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClickCart.Catalog.Products;

/// <summary>
/// The catalogue as a table: RFC 4180 quotes, a header of <see cref="Columns"/> in any order and case of which only <c>sku</c> is needed; other columns are
/// ignored. Fields are separated by commas, semicolons, tabs or what <c>sep=</c> in the first line says. The price is in major units.
/// </summary>
internal static class ProductCsv
{
    public static readonly IReadOnlyList<string> Columns =
        ["sku", "name", "description", "category", "price", "currency", "weightGrams", "stock", "product", "variant", "status", "origin", "hsCode", "taxClass",
            .. LineFields.Columns, "lowStockThreshold"];

    /// <summary>With those of all languages that a table may say something in.</summary>
    internal static readonly IReadOnlyList<string> Known = [.. Columns, .. Language.Known.SelectMany(LineFields.ColumnsOf)];

    internal const int MaxField = 64 * 1024;
    internal const int MaxStock = 1_000_000_000;
    private const string Separators = ",;\t|";

    /// <summary>Finds out how the table is written. Reads it whole, so that no price is guessed from a few of them.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="decimalMark">What its sender says: <c>point</c> or <c>comma</c>; null when nothing.</param>
    /// <exception cref="ProblemException">422: the file is empty or has no column of SKUs, so no line can be read.</exception>
    public static async Task<CsvForm> DetectAsync(Stream file, string? decimalMark, CancellationToken ct)
    {
        var (encoding, separator) = await SniffAsync(file, ct);
        using var table = new CsvTable(file, encoding, separator);
        await table.ReadHeaderAsync(ct);
        if (decimalMark is "point" or "comma")
            return new(encoding, separator, decimalMark == "point" ? "." : ",") { IsSure = true, Ignored = table.Ignored };
        if (!string.IsNullOrEmpty(decimalMark)) throw new ProblemException(Error.Invalid("decimal", "decimal is point or comma."));
        var marks = new HashSet<char>();
        while (table.PlaceOf("price") >= 0 && await table.NextAsync(ct))
            if (WrittenNumber.MarkOf(table.Field("price")?.Trim() ?? "") is { } mark) marks.Add(mark);
        return marks.Count == 1 ? new(encoding, separator, marks.Single().ToString()) { IsSure = true, Ignored = table.Ignored }
            : new(encoding, separator, marks.Count == 0 && separator == "," ? "." : null) { Ignored = table.Ignored };
    }

    /// <summary>The lines as they are read, each good or named with its error. A SKU counts once per file.</summary>
    public static async IAsyncEnumerable<(ProductLine? Good, RejectedLine? Bad)> ReadAsync(
        Stream file, CsvForm form, [EnumeratorCancellation] CancellationToken ct)
    {
        using var table = new CsvTable(file, form.Encoding, form.Separator);
        await table.ReadHeaderAsync(ct);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await table.NextAsync(ct))
        {
            ProductLine? good = null;
            var problem = table.Problem ?? Parse(table, form, out good);
            if (good is not null && !seen.TryAdd(good.Sku, table.Line)) problem = $"sku: '{good.Sku}' came before, on line {seen[good.Sku]}";
            yield return problem is null ? (good, null) : (null, new(table.Line, problem));
        }
    }

    /// <summary>Writes the header and then the lines as they come.</summary>
    /// <param name="languages">The further ones that have columns.</param>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<ProductLine> lines, IReadOnlyList<Language> languages, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            // By itself it looks for its own line break alone; others break a line too.
            ShouldQuote = field => ConfigurationFunctions.ShouldQuote(field) || field.Field?.AsSpan().ContainsAny('\r', '\n') is true,
        }, leaveOpen: true);
        foreach (var column in Columns.Concat(languages.SelectMany(LineFields.ColumnsOf))) csv.WriteField(column);
        await csv.NextRecordAsync();
        await foreach (var line in lines.WithCancellation(ct))
        {
            foreach (var text in new[] { line.Sku, line.Name, line.Description, line.Category }) csv.WriteField(SpreadsheetText.Marked(text ?? ""));
            csv.WriteField(line.Price?.ToString($"F{Money.Decimals(line.Currency!)}", CultureInfo.InvariantCulture));
            csv.WriteField(line.Currency);
            csv.WriteField(line.WeightGrams);
            csv.WriteField(line.Stock);
            csv.WriteField(line.Product);
            csv.WriteField(SpreadsheetText.Marked(line.Variant ?? ""));
            csv.WriteField(line.Status?.ToString().ToLowerInvariant());
            csv.WriteField(line.Origin);
            csv.WriteField(line.HsCode);
            csv.WriteField(line.TaxClass is { } taxed ? TaxClasses.Word(taxed) : null);
            foreach (var text in line.More.Write(line.Currency!)) csv.WriteField(SpreadsheetText.Marked(text ?? ""));
            csv.WriteField(line.LowStock?.ToString());
            foreach (var text in languages.SelectMany(line.More.Write)) csv.WriteField(SpreadsheetText.Marked(text ?? ""));
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
    }

    /// <summary>The encoding by the byte order mark, and the separator that <c>sep=</c> says or by which the header is made of columns that we know.</summary>
    private static async Task<(string Encoding, string Separator)> SniffAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, await EncodingOfAsync(file, ct), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[MaxField];
        var first = new string(start, 0, await reader.ReadBlockAsync(start, ct)).Split('\n', '\r')
            .FirstOrDefault(l => l.Trim().Trim(Separators.ToCharArray()).Length > 0) ?? "";
        var separator = Said(first) ?? Separators.MaxBy(s => first.Split(s).Count(IsColumn));
        return (reader.CurrentEncoding.WebName, separator.ToString());

        static bool IsColumn(string field) => Known.Contains(field.Trim().Trim('"').Trim(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Without a byte order mark: a header begins with a character of ASCII, of which UTF-16 makes two bytes.</summary>
    private static async Task<Encoding> EncodingOfAsync(Stream file, CancellationToken ct)
    {
        var start = new byte[2];
        var read = await file.ReadAtLeastAsync(start, 2, throwOnEndOfStream: false, ct);
        file.Position = 0;
        return read < 2 ? Encoding.UTF8 : start switch
        {
            [not 0, 0] => Encoding.Unicode,
            [0, not 0] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
    }

    /// <summary>The separator that Excel's first line says; null for any other line, and for what separates nothing.</summary>
    private static char? Said(string line)
    {
        var text = line.Trim('"', ' ');
        return text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length >= 5
            && text[4] is var said && (said == '\t' || ((char.IsPunctuation(said) || char.IsSymbol(said)) && said is not ('"' or '\''))) ? said : null;
    }

    /// <returns>What is wrong; null when nothing is.</returns>
    private static string? Parse(CsvTable table, CsvForm form, out ProductLine? good)
    {
        var (sku, name, category, price, currency) = (Said("sku") ?? "", Said("name"), Said("category"), Said("price"), Said("currency"));
        var (weight, stock, product, status) = (Said("weightGrams"), Said("stock"), Said("product"), Said("status")?.ToLowerInvariant());
        var (variant, description, origin, hsCode) = (Text("variant")?.Trim(), Text("description"), Said("origin"), Said("hsCode"));
        var taxClass = Said("taxClass")?.ToLowerInvariant();
        var (major, grams, units) = (0m, 0, 0);
        LineFields? more = null;
        var (lowStock, low) = (Said("lowStockThreshold"), (LowStockThreshold?)null);
        good = null;
        var error = Known.FirstOrDefault(c => table.Field(c) is { } f && SpoiltCell.IsFailure(f.Trim())) is { } failed
                ? $"{failed}: '{table.Field(failed)}' is what a spreadsheet shows where a formula failed"
            : table.Fields.Any(f => f.Contains('\uFFFD')) ? "it holds bytes that are not UTF-8 (nor is the file UTF-16); save the table as CSV UTF-8"
            : table.Fields.Any(f => !PlainText.IsSound(f)) ? "it holds what is no character, such as U+0000 or U+FFFE"
            : SpoiltCell.IsShortened(sku)
                ? $"sku: '{sku}' is what a spreadsheet made of a code of many digits; make that column text there, and enter the code again"
            : !Variant.IsSku(sku) ? "sku: 1 to 64 letters, digits, spaces or . _ - + : & ( ), beginning with a letter or digit"
            : name?.Length > Product.NameLength || name?.Any(char.IsControl) is true ? $"name: 1 to {Product.NameLength} characters on one line"
            : description?.Length > Product.DescriptionLength || (description is not null && !TextRules.IsText(description))
                ? $"description: at most {Product.DescriptionLength} characters"
            : category is not null && (category.Length > Categories.Category.NameLength || category.Any(char.IsControl) || !Slug.IsValid(Slug.Of(category)))
                ? $"category: a slug or a name of 1 to {Categories.Category.NameLength} characters"
            : currency is not null && !Money.IsCurrency(currency)
                ? $"currency: '{currency}' is none; three capital letters of ISO 4217, such as USD"
            : price is not null && ReadPrice(price, form, out major) is { } wrong ? $"price: {wrong}"
            : weight is not null && !IsWhole(weight, Variant.MaxWeight, out grams) ? "weightGrams: a whole number from 0 to 1,000,000"
            : stock is not null && !IsWhole(stock, MaxStock, out units) ? "stock: a whole number, zero or more, or nothing"
            : product is not null && !Slug.IsValid(product) ? "product: the last part of a product's address, such as linen-shirt, or nothing"
            : variant?.Length > Variant.NameLength || variant?.Any(char.IsControl) is true ? $"variant: at most {Variant.NameLength} characters on one line"
            : status is not (null or "draft" or "active") ? "status: draft, active or nothing"
            : !CustomsRules.IsCountry(origin) ? "origin: two letters (ISO 3166-1 alpha-2), such as PT, or nothing"
            : !CustomsRules.IsHsCode(hsCode)
                ? "hsCode: 6 to 10 digits, such as 6912.00, or nothing; as text, so that no spreadsheet drops a zero at its beginning"
            : taxClass is not null && TaxClasses.Find(taxClass) is null ? "taxClass: standard, reduced, zero, none or nothing"
            : lowStock is not null && (low = LowStockThreshold.Read(lowStock)) is null
                ? $"lowStockThreshold: a whole number from 0 to 1,000,000, {LowStockThreshold.OfShop} where the shop's counts, or nothing"
            : null;
        error ??= LineFields.Read(Said, text => ReadPrice(text, form, out var read) is { } odd ? (null, odd) : (read, null), out more);
        if (error is not null) return error;
        var line = new ProductLine(table.Line, sku)
        {
            Name = name,
            Description = description,
            Category = category,
            Price = price is null ? null : major,
            Currency = currency,
            WeightGrams = weight is null ? null : grams,
            Stock = stock is null ? null : units,
            Product = product,
            Variant = variant,
            Status = status is null ? null : status == "active" ? ProductStatus.Active : ProductStatus.Draft,
            Origin = origin?.ToUpperInvariant(),
            HsCode = CustomsRules.Digits(hsCode),
            TaxClass = TaxClasses.Find(taxClass),
            More = more!,
            LowStock = low,
        };
        if (price is not null && currency is not null && line.PriceIn(currency, out _) is { } unfit) return unfit;
        good = line;
        return null;

        string? Text(string column) => table.Field(column) is { } text ? SpreadsheetText.Unmarked(text) : null;
        string? Said(string column) => Text(column)?.Trim() is { Length: > 0 } text ? text : null;
    }

    private static bool IsWhole(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;

    private static string? ReadPrice(string text, CsvForm form, out decimal major)
    {
        var own = WrittenNumber.MarkOf(text);
        var isOpen = own is null && text.AsSpan().IndexOfAny('.', ',') >= 0;
        if (form.Decimal is { } mark && WrittenNumber.TryRead(text, mark[0], form.IsSure, out major)) return null;
        if (form.Decimal is null && !isOpen && WrittenNumber.TryRead(text, own ?? '.', inGroups: true, out major)) return null;
        major = 0;
        return isOpen && (WrittenNumber.TryRead(text, '.', true, out _) || WrittenNumber.TryRead(text, ',', true, out _))
            ? $"'{text}' can be read in two ways; say how decimals are written, by decimal=point or decimal=comma"
            : form.IsSure
                ? $"a number in major units with a decimal {(form.Decimal == "." ? "point" : "comma")}, as in the rest of the file, such as 2{form.Decimal}55"
            : "a number in major units, such as 2.55";
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClickCart.Catalog.Products;

/// <summary>One good line of an import.</summary>
/// <param name="Line">The line of the file on which it begins, counted from 1.</param>
/// <param name="Category">A slug or a name.</param>
/// <param name="Stock">On hand; null when the file does not say.</param>
/// <param name="Product">The slug of the product whose variant it is; null when the file does not say.</param>
internal sealed record ProductLine(
    int Line, string Sku, string Name, string Description, string Category, Money Price, int WeightGrams, int? Stock, string? Product = null);

/// <summary>A line that cannot be taken, and why.</summary>
internal sealed record RejectedLine(int Line, string Error);

/// <summary>
/// The catalogue as a table: UTF-8, commas, RFC 4180 quotes, a header of <see cref="Columns"/> in any order and case, and optionally
/// <see cref="ProductColumn"/>; other columns are ignored. The price is in major units ("2.55") with no more decimals than the currency has.
/// </summary>
internal static class ProductCsv
{
    public static readonly IReadOnlyList<string> Columns = ["sku", "name", "description", "category", "price", "currency", "weightGrams", "stock"];

    /// <summary>Names the product, by its slug, whose variant a line is.</summary>
    public const string ProductColumn = "product";

    private const int MaxField = 64 * 1024;
    private const int MaxStock = 1_000_000_000;

    /// <summary>The lines as they stream in, each good or named with its error. A SKU counts once per file.</summary>
    /// <exception cref="ProblemException">422: the file is empty or lacks a column, so no line can be read.</exception>
    public static async IAsyncEnumerable<(ProductLine? Good, RejectedLine? Bad)> ReadAsync(
        Stream stream, Encoding encoding, [EnumeratorCancellation] CancellationToken ct)
    {
        var badData = false;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 32 * 1024, leaveOpen: true);
        using var parser = new CsvParser(
            reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => badData = true, MaxFieldSize = MaxField });

        var (more, error) = await NextAsync(parser);
        var header = more ? parser.Record ?? [] : [];
        if (error is not null || header.Length == 0)
            throw new ProblemException(Error.Invalid("file", error ?? $"The file is empty. Its first line is a header: {string.Join(',', Columns)}."));
        int PlaceOf(string column) => Array.FindIndex(header, h => h.Trim().Equals(column, StringComparison.OrdinalIgnoreCase));
        var (places, productPlace) = (Columns.Select(PlaceOf).ToArray(), PlaceOf(ProductColumn));
        var missing = Columns.Where((_, i) => places[i] < 0).ToList();
        if (missing.Count > 0) throw new ProblemException(Error.Invalid(missing.ToDictionary(c => c, c => new[] { $"The file has no column '{c}'." })));

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            badData = false;
            (more, error) = await NextAsync(parser);
            if (error is not null) yield return (null, new(parser.RawRow, error));
            if (!more) yield break;
            var record = parser.Record!;
            var line = parser.RawRow - record.Sum(f => f.Count(c => c == '\n'));
            ProductLine? good = null;
            var problem = badData ? "a quotation mark stands where it does not belong; double it inside a quoted field"
                : record.Length != header.Length ? $"it has {record.Length} fields, the header has {header.Length}"
                : Parse(line, [.. places.Select(p => record[p])], productPlace < 0 ? "" : record[productPlace].Trim(), out good);
            if (good is not null && !seen.TryAdd(good.Sku, line)) problem = $"sku: '{good.Sku}' came before, on line {seen[good.Sku]}";
            yield return problem is null ? (good, null) : (null, new(line, problem));
        }
    }

    /// <summary>Writes the header and then the lines as they come.</summary>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<ProductLine> lines, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var column in Columns) csv.WriteField(column);
        await csv.NextRecordAsync();
        await foreach (var line in lines.WithCancellation(ct))
        {
            csv.WriteField(line.Sku);
            csv.WriteField(line.Name);
            csv.WriteField(line.Description);
            csv.WriteField(line.Category);
            csv.WriteField(line.Price.ToMajor().ToString($"F{Money.Decimals(line.Price.Currency)}", CultureInfo.InvariantCulture));
            csv.WriteField(line.Price.Currency);
            csv.WriteField(line.WeightGrams);
            csv.WriteField(line.Stock);
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
    }

    private static async Task<(bool More, string? Error)> NextAsync(CsvParser parser)
    {
        try
        {
            return (await parser.ReadAsync(), null);
        }
        catch (MaxFieldSizeException)
        {
            return (false, $"a field is longer than {MaxField} characters, or its closing quotation mark is missing; the file was not read any further");
        }
    }

    /// <returns>What is wrong; null when nothing is.</returns>
    private static string? Parse(int line, string[] fields, string product, out ProductLine? good)
    {
        var (sku, name, description, category, price, currency, weight, stock) =
            (fields[0].Trim(), fields[1].Trim(), fields[2], fields[3].Trim(), fields[4].Trim(), fields[5].Trim(), fields[6].Trim(), fields[7].Trim());
        var (amount, grams, units) = (0L, 0, 0);
        var error = fields.Any(f => f.Contains('\uFFFD')) ? "it holds bytes that are not UTF-8"
            : !Variant.IsSku(sku) ? "sku: 1 to 64 letters, digits, spaces or . _ - + : & ( ), beginning with a letter or digit"
            : name.Length is 0 or > Product.NameLength || name.Any(char.IsControl) ? $"name: 1 to {Product.NameLength} characters on one line"
            : description.Length > Product.DescriptionLength || !TextRules.IsText(description) ? $"description: at most {Product.DescriptionLength} characters"
            : category.Length is 0 or > Categories.Category.NameLength || category.Any(char.IsControl) || !Slug.IsValid(Slug.Of(category))
                ? $"category: a slug or a name of 1 to {Categories.Category.NameLength} characters"
            : !Money.IsCurrency(currency) ? "currency: three capital letters, such as USD"
            : ParsePrice(price, currency, out amount) is { } wrong ? $"price: {wrong}"
            : !IsWhole(weight, Variant.MaxWeight, out grams) || grams == 0 ? "weightGrams: a whole number from 1 to 1,000,000"
            : stock.Length > 0 && !IsWhole(stock, MaxStock, out units) ? "stock: a whole number, zero or more, or nothing"
            : product.Length > 0 && !Slug.IsValid(product) ? "product: the last part of a product's address, such as linen-shirt, or nothing"
            : null;
        int? count = stock.Length > 0 ? units : null;
        good = error is null ? new(line, sku, name, description, category, new(amount, currency), grams, count, product.Length > 0 ? product : null) : null;
        return error;
    }

    private static bool IsWhole(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;

    private static string? ParsePrice(string text, string currency, out long amount)
    {
        amount = 0;
        var decimals = Money.Decimals(currency);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) || text.StartsWith('.') || text.EndsWith('.'))
            return "a number in major units with a point, such as 2.55";
        if (text.IndexOf('.') is var point and >= 0 && text.Length - point - 1 > decimals) return $"{currency} has {decimals} decimals";
        if (major <= 0 || major > Variant.MaxPrice) return "above zero and at most 1,000 million";
        amount = Money.FromMajor(major, currency).Amount;
        return amount > Variant.MaxPrice ? "above zero and at most 1,000 million" : null;
    }
}

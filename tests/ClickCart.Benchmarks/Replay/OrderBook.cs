using System.IO.Compression;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClickCart.Benchmarks.Replay;

/// <summary>One line of the file, as it stands there.</summary>
internal sealed record BookLine(string Invoice, string StockCode, string Description, int Quantity, decimal UnitPrice, string Customer, string Country);

/// <summary>Reads the UCI Online Retail layout (<c>InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country</c>), also
/// gzipped.</summary>
internal static class OrderBook
{
    public static IEnumerable<BookLine> Read(string path)
    {
        if (!File.Exists(path)) throw new CommandException($"There is no file {path}.");
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader()) throw new CommandException($"{path} is empty.");
        foreach (var column in (string[])["InvoiceNo", "StockCode", "Description", "Quantity", "UnitPrice", "CustomerID", "Country"])
            if (!csv.HeaderRecord!.Contains(column)) throw new CommandException($"{path} has no column {column}.");
        while (csv.Read())
        {
            yield return new(
                csv.GetField("InvoiceNo")!, csv.GetField("StockCode")!.ToUpperInvariant(), csv.GetField("Description") ?? "",
                int.Parse(csv.GetField("Quantity")!, CultureInfo.InvariantCulture), decimal.Parse(csv.GetField("UnitPrice")!, CultureInfo.InvariantCulture),
                // Some exports write customers as 17850.0.
                csv.GetField("CustomerID")!.Split('.')[0], csv.GetField("Country")!);
        }
    }
}

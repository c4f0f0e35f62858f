using System.Globalization;
using System.Text;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Orders as a table: UTF-8 with a byte order mark, which spreadsheets need to see that it is, RFC 4180 quotes, amounts in major units. A field that a
/// spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection), because customers chose what is in it.
/// </summary>
internal static class OrderCsv
{
    private static readonly string[] Columns =
    [
        "number", "placedAt", "status", "paymentStatus", "fulfilmentStatus", "email", "name", "city", "country", "items", "skus", "coupon", "vatId", "currency",
        "subtotal", "discount", "shipping", "tax", "includedTax", "total", "refunded", "id", "tags",
    ];

    /// <summary>Writes the header and then the orders as they come.</summary>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<Order> orders, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(true), bufferSize: 32 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', Columns).AsMemory(), ct);
        await foreach (var order in orders.WithCancellation(ct)) await writer.WriteLineAsync(string.Join(',', Fields(order).Select(Field)).AsMemory(), ct);
    }

    private static IEnumerable<string> Fields(Order o) =>
    [
        o.Number, o.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        OrderState.Word(o.Status), OrderState.Word(o.PaymentStatus), OrderState.Word(o.FulfilmentStatus),
        o.Email, o.ShipTo.Name, o.ShipTo.City, o.ShipTo.Country, o.Lines.Sum(l => l.Quantity).ToString(CultureInfo.InvariantCulture),
        string.Join(' ', o.Lines.OrderBy(l => l.Number).Select(l => l.Quantity == 1 ? l.Sku : $"{l.Sku}×{l.Quantity}")),
        DiscountWords.CodesOf(o), o.VatId ?? "",
        o.Currency,
        Major(o.Subtotal, o), Major(o.Discount, o), Major(o.Shipping, o), Major(o.Tax, o), Major(o.TaxIncluded, o), Major(o.Total, o), Major(o.Refunded, o),
        o.Id.ToString(),
        string.Join(", ", o.Tags.Select(t => t.Tag).Order(StringComparer.Ordinal)),
    ];

    private static string Major(long amount, Order order) =>
        new Money(amount, order.Currency).ToMajor().ToString("F" + Money.Decimals(order.Currency), CultureInfo.InvariantCulture);

    /// <summary>A field as it is written: quoted where need be, and taken for no formula.</summary>
    internal static string Field(string text)
    {
        text = SpreadsheetText.Marked(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

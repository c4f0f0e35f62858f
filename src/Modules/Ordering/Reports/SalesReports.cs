namespace ClickCart.Ordering.Reports;

/// <summary>A report, all of it.</summary>
internal sealed record SalesReport(
    ReportKind By, ReportSpan Span, string Currency, IReadOnlyList<string> Currencies, IReadOnlyList<SalesRow> Rows, SalesSums Total, DateOnly Today);

/// <summary>Reads what is asked for in the words of a query, and sorts it.</summary>
internal sealed class SalesReports(Sales sales, OrderingSettings settings, ShopTime shop, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Columns = ["name", "gross", "net", "tax", "delivery", "refunds", "orders", "units"];

    public static string UsualSort(string by) => by == ReportKind.Days.Word() ? "-name" : "-gross";

    /// <param name="by">A report's word: <c>days</c>, <c>tax-rates</c>.</param>
    /// <param name="from">The first day; null or empty as of <see cref="ReportSpan.Of"/>.</param>
    /// <param name="to">The last day, itself included.</param>
    /// <param name="period">Instead of days: a period by its name.</param>
    /// <param name="currency">Null or empty: the shop's own, else one that something was ordered in.</param>
    /// <param name="sort">A column, behind a minus from the highest down.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Refusals: 404 where there is no such report, 400 for what is no day, period, currency or column.</returns>
    public async Task<Result<SalesReport>> ReadAsync(
        string by, string? from, string? to, string? period, string? currency, string? sort, CancellationToken ct)
    {
        if (ReportKinds.Find(by) is not { } kind) return Error.NotFound("report");
        var today = shop.DayOf(clock.GetUtcNow());
        var span = ReportSpan.Of(from, to, period, today);
        if (span.Error is { } noSpan) return noSpan;
        var order = string.IsNullOrEmpty(sort) ? UsualSort(by) : sort;
        if (!Columns.Contains(order.TrimStart('-')) || order.StartsWith("--", StringComparison.Ordinal))
            return Error.Malformed($"sort is one of {string.Join(", ", Columns)}, behind a minus from the highest down.");
        if (!string.IsNullOrEmpty(currency) && !Currencies.Has(currency)) return Error.Malformed("currency is a code of ISO 4217, such as USD.");

        var known = await sales.CurrenciesAsync(ct);
        var chosen = !string.IsNullOrEmpty(currency) ? currency
            : known.Count == 0 || known.Contains(settings.DefaultCurrency) ? settings.DefaultCurrency : known[0];
        var rows = await sales.RowsAsync(kind, chosen, span.Value, ct);
        var total = rows.Aggregate(SalesSums.None, (sum, row) => sum + row.Sums);
        if (kind is not (ReportKind.Days or ReportKind.Countries)) total = total with { Orders = await sales.OrdersAsync(chosen, span.Value, ct) };
        return new SalesReport(
            kind, span.Value, chosen, [.. known.Append(chosen).Distinct().Order(StringComparer.Ordinal)], Sorted(rows, kind, order), total, today);
    }

    private static List<SalesRow> Sorted(IReadOnlyList<SalesRow> rows, ReportKind kind, string sort)
    {
        var byName = kind is ReportKind.Days ? rows.OrderBy(r => r.Key, StringComparer.Ordinal) : rows.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase);
        // Rows of one value stay by their names, whichever way the column goes.
        if (sort.TrimStart('-') is not "name" and var column)
            return [.. sort[0] == '-' ? byName.OrderByDescending(r => Value(r.Sums, column)) : byName.OrderBy(r => Value(r.Sums, column))];
        return [.. sort[0] == '-' ? byName.Reverse() : byName];
    }

    private static long Value(SalesSums sums, string column) => column switch
    {
        "orders" => sums.Orders,
        "units" => sums.Units,
        "gross" => sums.Gross,
        "net" => sums.Net,
        "tax" => sums.Tax,
        "delivery" => sums.Delivery,
        _ => sums.Refunds,
    };
}

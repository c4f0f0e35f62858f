using System.Globalization;

namespace ClickCart.Ordering.Reports;

/// <summary>The SKUs that sold best over the dashboard's days: by units, and by revenue in the shop's own currency, which is never added to others.</summary>
internal sealed class TopProducts(Sales sales, OrderingSettings settings) : IDashboardRankings
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<DashboardRanking>> BestAsync(DashboardSpan span, CancellationToken ct)
    {
        var (days, currency) = (new ReportSpan(span.First, span.Today), settings.DefaultCurrency);
        var units = await sales.RowsAsync(ReportKind.Products, null, days, ct);
        var revenue = await sales.RowsAsync(ReportKind.Products, currency, days, ct);
        var report = string.Create(CultureInfo.InvariantCulture, $"/admin/reports/products?from={days.From:yyyy-MM-dd}&to={days.To:yyyy-MM-dd}");
        return
        [
            Ranking(10, "Units sold", units, s => s.Units, count => count.ToString("N0", CultureInfo.InvariantCulture), $"{report}&sort=-units"),
            Ranking(20, $"Revenue in {currency}", revenue, s => s.Gross, amount => MoneyText.Of(new(amount, currency)), report),
        ];
    }

    private static DashboardRanking Ranking(
        int order, string by, IEnumerable<SalesRow> rows, Func<SalesSums, long> value, Func<long, string> text, string address)
    {
        SalesRow[] best = [.. rows.Where(r => r.Key is not null && value(r.Sums) > 0)
            .OrderByDescending(r => value(r.Sums)).ThenBy(r => r.Name, StringComparer.Ordinal).Take(Shown)];
        return new(order, "Top products", by,
        [
            .. best.Select(r => new DashboardRank(
                r.Name, r.Key!, text(value(r.Sums)), (decimal)value(r.Sums) / value(best[0].Sums), $"/admin/stock/{Uri.EscapeDataString(r.Key!)}")),
        ], address);
    }
}

using System.Globalization;
using System.Linq.Expressions;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Reports;

/// <summary>The SKUs that sold best over the dashboard's days: by units, and by revenue in the shop's own currency, which is never added to others.</summary>
internal sealed class TopProducts(OrderingDbContext db, OrderingSettings settings) : IDashboardRankings
{
    private const int Shown = 5;

    private sealed class Best
    {
        public required string Sku { get; init; }

        /// <summary>One that it was sold by in these days.</summary>
        public required string Name { get; init; }

        public long Value { get; init; }
    }

    public async Task<IReadOnlyList<DashboardRanking>> BestAsync(DashboardSpan span, CancellationToken ct)
    {
        var (first, last, currency) = (span.First.DayNumber, span.Today.DayNumber, settings.DefaultCurrency);
        var sold = db.Orders.Where(o => o.Day >= first && o.Day <= last).ThatCount();
        var units = await BestAsync(sold, g => new Best { Sku = g.Key, Name = g.Max(l => l.Name)!, Value = g.Sum(l => (long)l.Quantity) }, ct);
        var revenue = await BestAsync(sold.Where(o => o.Currency == currency),
            g => new Best { Sku = g.Key, Name = g.Max(l => l.Name)!, Value = g.Sum(l => l.Total) }, ct);
        var report = string.Create(CultureInfo.InvariantCulture, $"/admin/reports/products?from={span.First:yyyy-MM-dd}&to={span.Today:yyyy-MM-dd}");
        return
        [
            Ranking(10, "Units sold", units, count => count.ToString("N0", CultureInfo.InvariantCulture), $"{report}&sort=-units"),
            Ranking(20, $"Revenue in {currency}", revenue, amount => MoneyText.Of(new(amount, currency)), report),
        ];
    }

    /// <summary>Sorted by the database: of a million SKUs, five are read.</summary>
    private static Task<List<Best>> BestAsync(IQueryable<Order> sold, Expression<Func<IGrouping<string, Line>, Best>> sum, CancellationToken ct) =>
        sold.SelectMany(o => o.Lines).GroupBy(l => l.Sku).Select(sum).Where(b => b.Value > 0)
            .OrderByDescending(b => b.Value).ThenBy(b => b.Sku).Take(Shown).ToListAsync(ct);

    private static DashboardRanking Ranking(int order, string by, List<Best> best, Func<long, string> text, string address) =>
        new(order, "Top products", by,
        [
            .. best.Select(b => new DashboardRank(
                b.Name, b.Sku, text(b.Value), (decimal)b.Value / best[0].Value, $"/admin/stock/{Uri.EscapeDataString(b.Sku)}")),
        ], address);
}

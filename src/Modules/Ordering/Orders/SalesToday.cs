using System.Globalization;

namespace ClickCart.Ordering.Orders;

/// <summary>What was sold today so far, beside yesterday and last week's day at the same time. Money of several currencies is named side by side.</summary>
internal sealed class SalesToday(OrderingDbContext db, OrderingSettings settings) : IDashboardToday
{
    private sealed record Sold(IReadOnlyDictionary<string, long> Revenue, int Orders, long Units);

    public async Task<IReadOnlyList<DashboardFigure>> SoFarAsync(DashboardToday today, CancellationToken ct)
    {
        var (now, yesterday, lastWeek) = (await InAsync(today.SoFar, ct), await InAsync(today.Yesterday, ct), await InAsync(today.LastWeek, ct));
        var day = today.Day.ToString("O", CultureInfo.InvariantCulture);
        var others = now.Revenue.Where(r => r.Key != settings.DefaultCurrency).OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        return
        [
            new(10, "Orders", Count(now.Orders), Count(yesterday.Orders), Count(lastWeek.Orders)) { Address = $"/admin/orders?from={day}&to={day}" },
            new(20, "Revenue", Own(now), Own(yesterday), Own(lastWeek))
            {
                Note = others.Count == 0 ? null : "and " + string.Join(", ", others.Select(r => MoneyText.Of(new(r.Value, r.Key)))),
                Address = $"/admin/reports/days?period=today",
            },
            new(30, "Units", Count(now.Units), Count(yesterday.Units), Count(lastWeek.Units)) { Address = "/admin/reports/products?period=today&sort=-units" },
        ];
    }

    private async Task<Sold> InAsync(DashboardPart part, CancellationToken ct)
    {
        var orders = db.Orders.Where(o => o.CreatedAt >= part.Start && o.CreatedAt <= part.End).ThatCount();
        var money = await orders.GroupBy(o => o.Currency).Select(g => new { g.Key, Orders = g.Count(), Total = g.Sum(o => o.Total) }).ToListAsync(ct);
        var units = await orders.SelectMany(o => o.Lines).SumAsync(l => (long)l.Quantity, ct);
        return new(money.ToDictionary(m => m.Key, m => m.Total), money.Sum(m => m.Orders), units);
    }

    private string Own(Sold sold) => MoneyText.Of(new(sold.Revenue.GetValueOrDefault(settings.DefaultCurrency), settings.DefaultCurrency));

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

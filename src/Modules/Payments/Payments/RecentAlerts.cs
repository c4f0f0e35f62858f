using System.Globalization;

namespace ClickCart.Payments.Payments;

/// <summary>Alerts about money of the last week, on the dashboard: nobody ticks them off, and what is older was seen.</summary>
internal sealed class RecentAlerts(PaymentsDbContext db, ShopTime shop, TimeProvider clock) : IDashboardTasks
{
    private const int Days = 7;

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct)
    {
        var first = shop.DayOf(clock.GetUtcNow()).AddDays(1 - Days);
        var start = shop.StartOf(first);
        return
        [
            new(30, "Payment alerts", await db.Alerts.CountAsync(a => a.At >= start, ct),
                string.Create(CultureInfo.InvariantCulture, $"/admin/alerts?from={first:yyyy-MM-dd}")) { IsTrouble = true },
        ];
    }
}

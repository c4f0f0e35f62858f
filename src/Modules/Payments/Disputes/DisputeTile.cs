using System.Globalization;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Disputes;

/// <summary>Disputes on the dashboard, on the day that the gateway told of them, and beside the menu's entry those that are open.</summary>
internal sealed class DisputeTile(PaymentsDbContext db) : IDashboardTiles, IDashboardTasks, IAdminBadge
{
    public string Address => "/admin/disputes";
    public string Label => "open";

    public Task<int> CountAsync(CancellationToken ct) => db.Payments.IgnoreAutoIncludes().CountAsync(p => p.DisputedAt != null, ct);

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
        [new(32, "Open disputes", await CountAsync(ct), $"{Address}?open=true") { IsTrouble = true }];

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        // They are few: an index holds them alone.
        var times = await db.Ledger.Where(l => l.Kind == LedgerKind.Disputed && l.At >= span.StartBefore).Select(l => l.At).ToListAsync(ct);
        var days = times.ConvertAll(span.Shop.DayOf);
        var open = await CountAsync(ct);
        return
        [
            new(22, "Disputes", days.Count(span.IsNow).ToString("N0", CultureInfo.InvariantCulture),
                new("Disputes per day", span.Points(d => days.Count(day => day == d))))
            {
                Change = new(days.Count(span.IsNow), days.Count(span.IsBefore), MoreIsBetter: false),
                Note = open == 0 ? "None is open" : $"{open:N0} open: answer at the gateway",
                Address = Address,
            },
        ];
    }
}

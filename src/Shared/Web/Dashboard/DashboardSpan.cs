using System.Globalization;
using ClickCart.Web.Components;

namespace ClickCart.Web.Dashboard;

/// <summary>The shop's days that the dashboard looks at: <see cref="Length"/> of them, today the last; and as many before, to compare with.</summary>
public sealed record DashboardSpan(DateOnly Today, int Length, ShopTime Shop)
{
    public static readonly IReadOnlyList<int> Lengths = [7, 30, 90];

    public DateOnly First => Today.AddDays(1 - Length);

    /// <summary>The first of the days to compare with.</summary>
    public DateOnly FirstBefore => First.AddDays(-Length);

    public DateTimeOffset Start => Shop.StartOf(First);
    public DateTimeOffset StartBefore => Shop.StartOf(FirstBefore);

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Length).Select(First.AddDays);

    public bool IsNow(DateOnly day) => day >= First && day <= Today;
    public bool IsBefore(DateOnly day) => day >= FirstBefore && day < First;

    /// <summary>A point per day; days without a value are zero.</summary>
    public IReadOnlyList<ChartPoint> Points(Func<DateOnly, decimal> value) =>
        [.. Days.Select(d => new ChartPoint(d.ToString("d MMM", CultureInfo.InvariantCulture), value(d)))];
}

using ClickCart.Web.Components;

namespace ClickCart.Web.Dashboard;

/// <summary>What a module shows on the back office's dashboard. Each module brings its own; none knows the others'.</summary>
public interface IDashboardTiles
{
    Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct);
}

/// <summary>One figure with its chart.</summary>
/// <param name="Order">Ascending: money 10 to 29, goods 30 to 49, operations 70 to 89.</param>
/// <param name="Value">The figure as people read it.</param>
/// <param name="Chart">The same by day, or by whatever it is made of.</param>
public sealed record DashboardTile(int Order, string Label, string Value, DashboardChart Chart)
{
    /// <summary>Smaller, below the figure: what it counts, or the same in other currencies.</summary>
    public string? Note { get; init; }

    /// <summary>How it was in as many days before; null where that means nothing.</summary>
    public DashboardChange? Change { get; init; }

    /// <summary>The page that says more.</summary>
    public string? Address { get; init; }
}

/// <param name="Format">How a value of the chart is written; null for whole numbers.</param>
/// <param name="Unit">What a point is: Day, SKU, Module.</param>
public sealed record DashboardChart(string Title, IReadOnlyList<ChartPoint> Points, Func<decimal, string>? Format = null, string Unit = "Day");

/// <summary>A figure beside the one of the period before.</summary>
/// <param name="MoreIsBetter">False where growth is bad, as of refunds.</param>
public sealed record DashboardChange(decimal Now, decimal Before, bool MoreIsBetter = true)
{
    /// <summary>Above zero for the better, below for the worse.</summary>
    public int Trend => Math.Sign(Now - Before) * (MoreIsBetter ? 1 : -1);
}

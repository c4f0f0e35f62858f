namespace ClickCart.Web.Dashboard;

/// <summary>How today goes so far, with which the back office's dashboard begins. Each module brings its own figures.</summary>
public interface IDashboardToday
{
    Task<IReadOnlyList<DashboardFigure>> SoFarAsync(DashboardToday today, CancellationToken ct);
}

/// <summary>The shop's day until now, and the same part of other days.</summary>
public sealed record DashboardToday(DateTimeOffset Now, ShopTime Shop)
{
    public DateOnly Day => Shop.DayOf(Now);
    public DashboardPart SoFar => PartOf(Day);
    public DashboardPart Yesterday => PartOf(Day.AddDays(-1));

    /// <summary>The same day of last week.</summary>
    public DashboardPart LastWeek => PartOf(Day.AddDays(-7));

    private DashboardPart PartOf(DateOnly day) => new(day, Shop.StartOf(day), Shop.At(day, TimeOnly.FromDateTime(Shop.Local(Now).DateTime)));
}

/// <summary>A day from its beginning to the time that it is now, by the shop's clock.</summary>
/// <param name="End">Not part of it.</param>
public sealed record DashboardPart(DateOnly Day, DateTimeOffset Start, DateTimeOffset End);

/// <summary>One figure of today, beside those of yesterday and of last week's day at the same time.</summary>
/// <param name="Order">Ascending.</param>
/// <param name="Value">As people read it, as the other two are.</param>
public sealed record DashboardFigure(int Order, string Label, string Value, string Yesterday, string LastWeek)
{
    /// <summary>Today's in other currencies.</summary>
    public string? Note { get; init; }

    /// <summary>The list of what is counted.</summary>
    public string? Address { get; init; }
}

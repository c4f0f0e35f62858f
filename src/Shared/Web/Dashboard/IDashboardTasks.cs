namespace ClickCart.Web.Dashboard;

/// <summary>What waits for somebody, at the top of the back office's dashboard. Each module brings its own.</summary>
public interface IDashboardTasks
{
    Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct);
}

/// <summary>Things that wait, and the list that shows exactly these.</summary>
/// <param name="Order">Ascending: parcels 10 to 19, orders 20 to 29, money 30 to 49, goods 50 to 59, operations 70 to 79.</param>
/// <param name="Label">What they are, in two or three words: <c>To ship</c>.</param>
/// <param name="Count">How many; none is shown calmly.</param>
/// <param name="Address">The list of exactly these.</param>
public sealed record DashboardTask(int Order, string Label, int Count, string Address)
{
    /// <summary>Something is wrong, not merely to be done.</summary>
    public bool IsTrouble { get; init; }
}

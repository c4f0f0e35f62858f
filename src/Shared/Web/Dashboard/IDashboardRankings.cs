namespace ClickCart.Web.Dashboard;

/// <summary>What did best over the dashboard's days. Each module brings its own.</summary>
public interface IDashboardRankings
{
    Task<IReadOnlyList<DashboardRanking>> BestAsync(DashboardSpan span, CancellationToken ct);
}

/// <param name="Order">Ascending.</param>
/// <param name="Title">Of what the best are named.</param>
/// <param name="By">What they are compared by: <c>Units</c>.</param>
/// <param name="Address">The page that says more.</param>
public sealed record DashboardRanking(int Order, string Title, string By, IReadOnlyList<DashboardRank> Ranks, string Address);

/// <param name="Value">As people read it.</param>
/// <param name="Share">Of the first one's value, from 0 to 1.</param>
/// <param name="Note">Smaller, below the name.</param>
public sealed record DashboardRank(string Name, string Note, string Value, decimal Share, string? Address);

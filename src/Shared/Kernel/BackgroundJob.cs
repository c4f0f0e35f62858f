namespace ClickCart.Kernel;

/// <summary>A job of the job engine, for whoever looks at what it works on.</summary>
/// <param name="Module">Whose background work shows it.</param>
/// <param name="Id">Under which it does.</param>
/// <param name="DashboardId">Its id on the dashboard of jobs; null while it has none there.</param>
/// <param name="Name">For people: <c>Capture payment of CC-261128-7F3A2K</c>.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>retrying</c>, <c>dead</c>, <c>dropped</c> or <c>done</c>.</param>
/// <param name="Failures">Tries that failed.</param>
/// <param name="At">When it was made.</param>
public sealed record BackgroundJob(string Module, Guid Id, string? DashboardId, string Name, string State, int Failures, DateTimeOffset At);

namespace ClickCart.BackOffice.Dashboard;

/// <summary>
/// The back office's first page, of what each module brings: today so far and what waits for somebody, then what sold best and how the shop does, over 7, 30
/// or 90 days.
/// </summary>
internal static class ShowDashboard
{
    private const int Usual = 30;

    public sealed record Request(int Days) : IRequest<Result<Response>>;

    public sealed record Response(
        DashboardToday Today, IReadOnlyList<DashboardFigure> Figures, IReadOnlyList<DashboardTask> Tasks, DashboardSpan Span,
        IReadOnlyList<DashboardRanking> Rankings, IReadOnlyList<DashboardTile> Tiles);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin()
            .MapGet("", (string? days, IMediator m, CancellationToken ct) => m.Send(new Request(DaysOf(days)), ct).Page(typeof(ShowDashboardPage)))
            .RequireAccess(Permissions.ReadDashboard);

        private static int DaysOf(string? word) => string.IsNullOrEmpty(word) ? Usual
            : int.TryParse(word, out var days) && DashboardSpan.Lengths.Contains(days) ? days
            : throw new ProblemException(Error.Malformed($"days is one of {string.Join(", ", DashboardSpan.Lengths)}."));
    }

    internal sealed class Handler(
        IEnumerable<IDashboardToday> today, IEnumerable<IDashboardTasks> tasks, IEnumerable<IDashboardRankings> rankings, IEnumerable<IDashboardTiles> tiles,
        ShopTime shop, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = new DashboardToday(clock.GetUtcNow(), shop);
            var span = new DashboardSpan(now.Day, request.Days, shop);
            return new Response(
                now, await AllAsync(today, m => m.SoFarAsync(now, cancellationToken), f => f.Order),
                await AllAsync(tasks, m => m.NowAsync(cancellationToken), t => t.Order), span,
                await AllAsync(rankings, m => m.BestAsync(span, cancellationToken), r => r.Order),
                await AllAsync(tiles, m => m.OverAsync(span, cancellationToken), t => t.Order));
        }

        /// <summary>One module after the other: several share a database's context.</summary>
        private static async Task<IReadOnlyList<T>> AllAsync<TModule, T>(
            IEnumerable<TModule> modules, Func<TModule, Task<IReadOnlyList<T>>> bring, Func<T, int> order)
        {
            var brought = new List<T>();
            foreach (var module in modules) brought.AddRange(await bring(module));
            return [.. brought.OrderBy(order)];
        }
    }
}

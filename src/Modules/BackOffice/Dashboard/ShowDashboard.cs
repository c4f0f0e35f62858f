namespace ClickCart.BackOffice.Dashboard;

/// <summary>The back office's first page: how the shop does, over 7, 30 or 90 days, from each module's tiles.</summary>
internal static class ShowDashboard
{
    private const int Usual = 30;

    public sealed record Request(int Days) : IRequest<Result<Response>>;

    public sealed record Response(DashboardSpan Span, IReadOnlyList<DashboardTile> Tiles);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin()
            .MapGet("", (string? days, IMediator m, CancellationToken ct) => m.Send(new Request(DaysOf(days)), ct).Page(typeof(ShowDashboardPage)))
            .RequireAccess(Permissions.ReadDashboard);

        private static int DaysOf(string? word) => string.IsNullOrEmpty(word) ? Usual
            : int.TryParse(word, out var days) && DashboardSpan.Lengths.Contains(days) ? days
            : throw new ProblemException(Error.Malformed($"days is one of {string.Join(", ", DashboardSpan.Lengths)}."));
    }

    internal sealed class Handler(IEnumerable<IDashboardTiles> modules, ShopTime shop, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var span = new DashboardSpan(shop.DayOf(clock.GetUtcNow()), request.Days, shop);
            var tiles = new List<DashboardTile>();
            foreach (var module in modules) tiles.AddRange(await module.OverAsync(span, cancellationToken));
            return new Response(span, [.. tiles.OrderBy(t => t.Order)]);
        }
    }
}

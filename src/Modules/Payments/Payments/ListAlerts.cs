namespace ClickCart.Payments.Payments;

/// <summary>What about money a person must look at, newest first.</summary>
internal static class ListAlerts
{
    /// <param name="From">Those of this day or time, and later.</param>
    /// <param name="Sort"><c>-at</c> (default) or <c>at</c>.</param>
    public sealed record Request(DayOrTime? From, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Id">What and about what: <c>wrong-amount/pi_…</c>.</param>
    /// <param name="OrderId">Null for what belongs to no order.</param>
    public sealed record Item(string Id, Guid? OrderId, string Detail, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapGet("/admin/alerts", (string? from, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(DayOrTime.OfQuery("from", from), sort, page), ct).Ok())
                .WithSummary("Alerts about money, newest first").RequireAccess(Permissions.ReadPayments);
            app.Admin().MapGet("/alerts", (string? from, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(DayOrTime.OfQuery("from", from), sort, page), ct).Page(typeof(ListAlertsPage)))
                .RequireAccess(Permissions.ReadPayments).AsList();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ShopTime shop) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<Alert, string> Sorts = new ListSorts<Alert, string>("-at", a => a.Id).By("at", a => a.At);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var alerts = db.Alerts.AsNoTracking();
            if (request.From?.Start(shop) is { } from) alerts = alerts.Where(a => a.At >= from);
            var sort = Sorts.Of(request.Sort);
            return sort.ToResult(request.Page, await sort.Take(alerts, request.Page).ToListAsync(cancellationToken), a => new Item(a.Id, a.OrderId, a.Detail, a.At));
        }
    }
}

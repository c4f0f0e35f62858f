namespace ClickCart.Payments.Payments;

/// <summary>What about money a person must look at, newest first.</summary>
internal static class ListAlerts
{
    /// <param name="From">Those of this day or time, and later.</param>
    public sealed record Request(DayOrTime? From, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Id">What and about what: <c>wrong-amount/pi_…</c>.</param>
    /// <param name="OrderId">Null for what belongs to no order.</param>
    public sealed record Item(string Id, Guid? OrderId, string Detail, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapGet("/admin/alerts", (string? from, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(DayOrTime.OfQuery("from", from), page), ct).Ok())
                .WithSummary("Alerts about money, newest first").RequireAccess(Permissions.ReadPayments);
            app.Admin().MapGet("/alerts", (string? from, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(DayOrTime.OfQuery("from", from), page), ct).Page(typeof(ListAlertsPage)))
                .RequireAccess(Permissions.ReadPayments);
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ShopTime shop) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var alerts = db.Alerts.AsNoTracking();
            if (request.From?.Start(shop) is { } from) alerts = alerts.Where(a => a.At >= from);
            if (request.Page.After<(DateTimeOffset At, string Id)>() is var (at, id))
                alerts = alerts.Where(a => a.At < at || (a.At == at && a.Id.CompareTo(id) < 0));
            var rows = await alerts.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, a => (a.At, a.Id), a => new Item(a.Id, a.OrderId, a.Detail, a.At));
        }
    }
}

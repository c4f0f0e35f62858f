namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>The audit of background work: who ran what again or dropped it, when and why; the latest first.</summary>
internal static class ListWorkDecisions
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="WorkId">The message or job, for as long as it is kept.</param>
    /// <param name="Attempts">How often it had been tried until then.</param>
    public sealed record Item(
        DateTimeOffset At,
        string Actor,
        WorkVerdict Verdict,
        string Reason,
        string Module,
        Guid WorkId,
        string Name,
        string Subscriber,
        int Attempts,
        string? Error);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations")
                .MapGet("/admin/work/decisions", (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok())
                .RequireAccess(Access.Staff);
            app.Admin()
                .MapGet("/work/decisions", (PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(page), ct).Page(typeof(ListWorkDecisionsPage)))
                .RequireAccess(Access.Staff);
        }
    }

    internal sealed class Handler(WorkQueue queue) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var after = request.Page.After<(DateTimeOffset At, Guid Id)>();
            var rows = await queue.MergeAsync(null, db =>
            {
                var decisions = db.WorkDecisions.AsNoTracking();
                if (after is { At: var at, Id: var id })
                {
                    at = at.ToUniversalTime();
                    decisions = decisions.Where(d => d.At < at || (d.At == at && d.Id < id));
                }
                return decisions.OrderByDescending(d => d.At).ThenByDescending(d => d.Id);
            }, d => (d.At, d.Id), request.Page.Take, cancellationToken);
            return request.Page.ToResult(rows, r => (r.Row.At, r.Row.Id), r => new Item(
                r.Row.At, r.Row.Actor, r.Row.Verdict, r.Row.Reason, r.Module,
                r.Row.WorkId, r.Row.Name, r.Row.Subscriber, r.Row.Attempts, r.Row.Error?.Split('\n')[0].TrimEnd()));
        }
    }
}

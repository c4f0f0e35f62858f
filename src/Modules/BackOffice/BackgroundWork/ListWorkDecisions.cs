namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>The audit of background work: who ran what again or dropped it, when and why; the latest first.</summary>
internal static class ListWorkDecisions
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="WorkId">The message or job, for as long as it is kept.</param>
    /// <param name="Attempts">How often it had been tried until then.</param>
    public sealed record Item(
        DateTimeOffset At, string Actor, WorkVerdict Verdict, string Reason, string Module, Guid WorkId, string Name, string Subscriber, int Attempts,
        string? Error);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapGet("/admin/work/decisions", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Ok()).RequireAccess(Permissions.ReadWork);
            app.Admin().MapGet("/work/decisions", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Page(typeof(ListWorkDecisionsPage))).RequireAccess(Permissions.ReadWork);
        }
    }

    internal sealed class Handler(WorkQueue queue) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken) => await queue.PageAsync(
            null, request.Page, db => db.WorkDecisions.AsNoTracking().OrderByDescending(d => d.At).ThenByDescending(d => d.Id),
            (at, id) => d => d.At <= at && (d.At < at || d.Id < id), d => (d.At, d.Id),
            (module, d) => new Item(
                d.At, d.Actor, d.Verdict, d.Reason, module, d.WorkId, d.Name, d.Subscriber, d.Attempts, OutboxMessage.FirstLine(d.Error)),
            cancellationToken);
    }
}

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>One message or job: what it carries, why it failed, and what people decided about it.</summary>
internal static class GetWork
{
    public sealed record Request(string Module, Guid Id) : IRequest<Result<Response>>;

    /// <param name="MessageId">The same for all subscribers of one event.</param>
    /// <param name="Payload">JSON, indented, without secrets.</param>
    /// <param name="Needed">Why it must not be dropped, and what to do instead; null when it may be.</param>
    /// <param name="DashboardId">A job's id on the dashboard of jobs; null while it has none there.</param>
    /// <param name="Trace">The W3C trace of what caused it.</param>
    public sealed record Response(
        Guid Id, string Module, Guid MessageId, MessageKind Kind, string Name, string Subscriber, WorkState State, int Attempts, string? Error,
        DateTimeOffset CreatedAt, DateTimeOffset? NextTryAt, DateTimeOffset? DeadAt, DateTimeOffset? DoneAt, string Payload, string? Trace, string? Needed,
        string? DashboardId, IReadOnlyList<Decision> Decisions);

    public sealed record Decision(DateTimeOffset At, string Actor, WorkVerdict Verdict, string Reason, int Attempts, string? Error);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapGet("/admin/work/{module}/{id:guid}", (string module, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(module, id), ct).Ok()).RequireAccess(Permissions.ReadWork);
            app.Admin().MapGet("/work/{module}/{id:guid}", (string module, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(module, id), ct).Page(typeof(GetWorkPage))).RequireAccess(Permissions.ReadWork);
        }
    }

    internal sealed class Handler(WorkQueue queue, MessageRoutes routes, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (queue.Of(request.Module) is not { } db) return Error.NotFound("work");
            if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken) is not { } work) return Error.NotFound("work");
            var decisions = await db.WorkDecisions.AsNoTracking().Where(d => d.WorkId == work.Id).OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
                .Select(d => new Decision(d.At, d.Actor, d.Verdict, d.Reason, d.Attempts, d.Error)).Take(100).ToListAsync(cancellationToken);
            return new Response(
                work.Id, request.Module, work.MessageId, work.Kind, work.Name, work.Subscriber, WorkStates.Of(work, clock.GetUtcNow()), work.Failures,
                work.LastError, work.CreatedAt, work.DueAt, work.DeadAt, work.DoneAt, Redaction.Of(work.Payload), work.Trace,
                routes.MustNotBeDropped(work.Subscriber, work.Name), work.JobId, decisions);
        }
    }
}

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>All modules' messages and jobs under way or dead, newest first; or those in one state, of one module, or whose name holds a text.</summary>
internal static class ListWork
{
    /// <param name="Module">A module's name; null for all.</param>
    /// <param name="State">A <see cref="WorkState"/> but done; null for waiting, running, retrying and dead together.</param>
    /// <param name="Name">Part of the message's name or of its subscriber's.</param>
    public sealed record Request(string? Module, string? State, string? Name, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Error">The first line of why the last try failed.</param>
    /// <param name="NextTryAt">When it may be tried (again); while it is running, when another node may take it over.</param>
    public sealed record Item(
        Guid Id, string Module, MessageKind Kind, string Name, string Subscriber, WorkState State, int Attempts, string? Error, DateTimeOffset CreatedAt,
        DateTimeOffset? NextTryAt, DateTimeOffset? DeadAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapGet("/admin/work", (string? module, string? state, string? name, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(module, state, name, page), ct).Ok()).RequireAccess(Permissions.ReadWork);
            app.Admin().MapGet("/work", (string? module, string? state, string? name, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(module, state, name, page), ct).Page(typeof(ListWorkPage))).RequireAccess(Permissions.ReadWork);
        }
    }

    internal sealed class Handler(WorkQueue queue, TimeProvider clock) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (queue.Unknown(request.Module) is { } unknown) return unknown;
            WorkState? state = null;
            if (!string.IsNullOrEmpty(request.State))
            {
                if (EnumWord.Find<WorkState>(request.State) is not { } asked || asked is WorkState.Done)
                    return Error.Malformed("state is waiting, running, retrying, dead or dropped.");
                state = asked;
            }
            return await queue.PageAsync(
                request.Module, request.Page,
                db => db.Outbox.AsNoTracking().In(state, clock.GetUtcNow()).Called(request.Name)
                    .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id),
                (at, id) => m => m.CreatedAt <= at && (m.CreatedAt < at || m.Id < id), m => (m.CreatedAt, m.Id),
                (module, m) => new Item(
                    m.Id, module, m.Kind, m.Name, m.Subscriber, WorkStates.Of(m, clock.GetUtcNow()), m.Failures, m.Reason,
                    m.CreatedAt, m.DueAt, m.DeadAt),
                cancellationToken);
        }
    }
}

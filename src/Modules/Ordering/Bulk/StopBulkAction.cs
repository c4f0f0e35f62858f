namespace ClickCart.Ordering.Bulk;

/// <summary>A bulk action leaves the orders as they are whose turn has not come; what is under way goes on to its end.</summary>
internal static class StopBulkAction
{
    public sealed record Request(Guid Id) : IRequest<Result<BulkActionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/bulk/{id:guid}/stop", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).Refuses("bulk-over").RequireAccess(Permissions.ReadOrders);
            app.Admin().MapPost("/orders/bulk/{id:guid}/stop", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct)
                    .Redirect(b => BulkActionResponse.Page(b.Id), "The other orders stay as they are.", again: BulkActionResponse.Page(id)))
                .RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db, BulkDeeds deeds, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<BulkActionResponse>>
    {
        public async Task<Result<BulkActionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            if (await db.BulkActions.FirstOrDefaultAsync(b => b.Id == request.Id, cancellationToken) is not { } action) return Error.NotFound("bulk action");
            if (deeds.WhyNot(action.Action, caller) is { } forbidden) return forbidden;
            if (action.Stop(clock.GetUtcNow()).Error is { } refused) return refused;
            await db.BulkItems.Where(i => i.BulkActionId == action.Id && i.State == BulkItemState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, BulkItemState.Skipped), cancellationToken);
            return BulkActionResponse.Of(action, (await db.CountsAsync([action.Id], cancellationToken))[action.Id]);
        }
    }
}

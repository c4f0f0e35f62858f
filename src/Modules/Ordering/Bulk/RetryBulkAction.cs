using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Bulk;

/// <summary>What failed of a bulk action is tried again; what was done stays done.</summary>
internal static class RetryBulkAction
{
    public sealed record Request(Guid Id) : IRequest<Result<BulkActionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/bulk/{id:guid}/retry", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Accepted(b => BulkActionResponse.Address(b.Id)))
                .Refuses("bulk-running").RequireAccess(Permissions.ReadOrders).Keyed();
            app.Admin().MapPost("/orders/bulk/{id:guid}/retry", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(b => BulkActionResponse.Page(b.Id), again: BulkActionResponse.Page(id)))
                .RequireAccess(Permissions.ReadOrders).Keyed();
        }
    }

    internal sealed class Handler(OrderingDbContext db, BulkDeeds deeds, ICaller caller) : IRequestHandler<Request, Result<BulkActionResponse>>
    {
        public async Task<Result<BulkActionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            if (await db.BulkActions.FirstOrDefaultAsync(b => b.Id == request.Id, cancellationToken) is not { } action) return Error.NotFound("bulk action");
            if (deeds.WhyNot(action.Action, caller) is { } forbidden) return forbidden;
            if (action.Resume(caller.AccountId, Actor.Of(caller)).Error is { } refused) return refused;
            await db.BulkItems.Where(i => i.BulkActionId == action.Id && i.State == BulkItemState.Failed).ExecuteUpdateAsync(set => set
                .SetProperty(i => i.State, BulkItemState.Waiting).SetProperty(i => i.Tries, 0).SetProperty(i => i.Problem, (string?)null), cancellationToken);
            db.Enqueue(new RunBulkActionJob(action.Id));
            return BulkActionResponse.Of(action, (await db.CountsAsync([action.Id], cancellationToken))[action.Id]);
        }
    }
}

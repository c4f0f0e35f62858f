namespace ClickCart.Ordering.Bulk;

/// <summary>How far a bulk action is.</summary>
internal static class GetBulkAction
{
    public sealed record Request(Guid Id) : IRequest<Result<BulkActionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Orders (staff)").MapGet("/admin/orders/bulk/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadOrders);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<BulkActionResponse>>
    {
        public async Task<Result<BulkActionResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.FindBulkAsync(request.Id, cancellationToken) is { } action ? action : Error.NotFound("bulk action");
    }
}

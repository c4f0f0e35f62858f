using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>A return, for staff.</summary>
internal static class GetReturn
{
    public sealed record Request(Guid Id) : IRequest<Result<ReturnResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapGet("/admin/returns/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/returns/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetReturnPage))).RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db, IStockLocations locations) : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Returns.AsNoTracking().Include(r => r.Lines).Include(r => r.Receipts).AsSplitQuery()
                .FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is { } found
                ? ReturnResponse.ForStaff(found) with { Locations = await locations.OpenAsync(cancellationToken) } : Error.NotFound("return");
    }
}

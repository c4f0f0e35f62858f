using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>Gives a count up: nothing of it is booked.</summary>
internal static class CancelCount
{
    public sealed record Request(Guid Id) : IRequest<Result<StockCountResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/stock-counts/{id:guid}/cancel", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).Refuses("count-stands-otherwise").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/stock-counts/{id:guid}/cancel", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(c => $"/admin/stock-counts/{c.Id}", "The count is given up.", again: $"/admin/stock-counts/{id}"))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Handler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<Request, Result<StockCountResponse>>
    {
        public async Task<Result<StockCountResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindCountAsync(request.Id, cancellationToken) is not { } count) return Error.NotFound("stock count");
            if (count.NotOpen() is { } refusal) return refusal;
            count.End(CountState.Cancelled, clock.GetUtcNow());
            return StockCountResponse.Of(count, await LocationTable.ReadAsync(db, cancellationToken));
        }
    }
}

using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Transfers;

/// <summary>One transfer.</summary>
internal static class GetTransfer
{
    public sealed record Request(Guid Id) : IRequest<Result<TransferResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet("/admin/transfers/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet("/transfers/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetTransferPage))).RequireAccess(Permissions.ReadStock);
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICatalog catalog) : IRequestHandler<Request, Result<TransferResponse>>
    {
        public async Task<Result<TransferResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Transfers.AsNoTracking().Include(t => t.Lines).FirstOrDefaultAsync(t => t.Id == request.Id, cancellationToken) is not { } transfer)
                return Error.NotFound("transfer");
            var labels = await catalog.LabelsAsync([.. transfer.Lines.Select(l => l.Sku)], cancellationToken);
            return TransferResponse.Of(transfer, await LocationTable.ReadAsync(db, cancellationToken), labels);
        }
    }
}

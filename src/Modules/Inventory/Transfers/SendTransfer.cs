using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Transfers;

/// <summary>A draft leaves: its units are on hand at its destination once they are received. Publishes AvailabilityCrossedZero.</summary>
internal static class SendTransfer
{
    public sealed record Request(Guid Id) : IRequest<Result<TransferResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/transfers/{id:guid}/send", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .Refuses("transfer-stands-otherwise", "not-enough-there").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/transfers/{id:guid}/send", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(t => $"/admin/transfers/{t.Id}", "It is on its way.", again: $"/admin/transfers/{id}"))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<TransferResponse>>
    {
        public async Task<Result<TransferResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            if (await db.FindTransferAsync(request.Id, cancellationToken) is not { } transfer) return Error.NotFound("transfer");
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            return await db.SendAsync(transfer, locations, caller.Actor, clock.GetUtcNow(), cancellationToken) is { } refusal
                ? refusal : TransferResponse.Of(transfer, locations);
        }
    }
}

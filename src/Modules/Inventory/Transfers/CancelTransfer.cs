using System.Text.Json.Serialization;
using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Transfers;

/// <summary>
/// A transfer is given up: what is on its way comes back to the location that it left; what has arrived stays. Publishes AvailabilityCrossedZero and
/// OrderWaitsChanged.
/// </summary>
internal static class CancelTransfer
{
    public sealed record Request(string? Reason) : IRequest<Result<TransferResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/transfers/{id:guid}/cancel", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("transfer-stands-otherwise").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/transfers/{id:guid}/cancel", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(t => $"/admin/transfers/{t.Id}", "It is cancelled.", again: $"/admin/transfers/{id}"))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).Reason(200);
    }

    internal sealed class Handler(InventoryDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<TransferResponse>>
    {
        public async Task<Result<TransferResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            if (await db.FindTransferAsync(request.Id, cancellationToken) is not { } transfer) return Error.NotFound("transfer");
            var (locations, now, why) = (await LocationTable.ReadAsync(db, cancellationToken), clock.GetUtcNow(), $"Came back ({request.Reason!.Trim()})");
            var cancelled = transfer.Cancel(now);
            if (cancelled.Error is { } refusal) return refusal;
            foreach (var (sku, units) in cancelled.Value.OrderBy(l => l.Sku, StringComparer.Ordinal))
            {
                if (await db.MoveAsync(
                    transfer, locations, locations[transfer.FromId], sku, units, why, caller.Actor, now, cancellationToken) is { } wrong) return wrong;
            }
            return TransferResponse.Of(transfer, locations);
        }
    }
}

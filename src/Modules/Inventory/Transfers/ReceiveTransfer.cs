using System.Text.Json.Serialization;
using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Transfers;

/// <summary>
/// What arrived of a transfer is on hand at its destination, in one go or bit by bit; what never will is written off. What orders wait for is theirs at
/// once. Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal static class ReceiveTransfer
{
    /// <param name="Lines">What arrived; missing: all that is on its way. SKUs that are not named stay on their way.</param>
    /// <param name="Reason">Why something is written off; needed where something is.</param>
    public sealed record Request(IReadOnlyList<RequestLine>? Lines, string? Reason) : IRequest<Result<TransferResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    /// <param name="Received">Units that arrived; missing: none.</param>
    /// <param name="WrittenOff">Units that are not expected any more; missing: none.</param>
    public sealed record RequestLine(string? Sku, int? Received, int? WrittenOff);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/transfers/{id:guid}/receive", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok())
                .Refuses("transfer-stands-otherwise", "more-than-sent").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/transfers/{id:guid}/receive", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id, Lines = r.Lines ?? [] }, ct))
                    .Redirect(t => $"/admin/transfers/{t.Id}", "It is received.", again: $"/admin/transfers/{id}"))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Lines!).Must(lines => lines.Count <= Transfer.MaxLines).WithMessage($"A transfer has at most {Transfer.MaxLines} SKUs.")
                .Must(lines => lines.Where(l => l?.Sku is not null).GroupBy(l => l.Sku!, StringComparer.Ordinal).All(g => g.Count() == 1))
                .WithMessage("A SKU stands in one line.")
                .Must(lines => lines.Any(l => l?.Received > 0 || l?.WrittenOff > 0)).WithMessage("Say what arrived.").When(r => r.Lines is not null);
            RuleForEach(r => r.Lines).NotNull().ChildRules(line =>
            {
                line.RuleFor(l => l.Sku).NotEmpty().MaximumLength(64).WithName("SKU");
                line.RuleFor(l => l.Received).InclusiveBetween(0, Transfer.MaxQuantity);
                line.RuleFor(l => l.WrittenOff).InclusiveBetween(0, Transfer.MaxQuantity);
            });
            RuleFor(r => r.Reason).Reason(200).When(r => r.Lines?.Any(l => l?.WrittenOff > 0) is true);
            RuleFor(r => r.Reason).Prose(200).HoldsNoCard();
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<TransferResponse>>
    {
        public async Task<Result<TransferResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            if (await db.FindTransferAsync(request.Id, cancellationToken) is not { } transfer) return Error.NotFound("transfer");
            if (expected.Misses(transfer)) return Error.Stale;
            var (locations, now) = (await LocationTable.ReadAsync(db, cancellationToken), clock.GetUtcNow());
            (string Sku, int Received, int WrittenOff)[] arrived =
            [
                .. (request.Lines?.Select(l => (Sku: l.Sku!, l.Received ?? 0, l.WrittenOff ?? 0)) ?? transfer.Lines.Select(l => (l.Sku, l.InTransit, 0)))
                    .OrderBy(l => l.Sku, StringComparer.Ordinal),
            ];
            if (transfer.Receive(arrived, now) is { } refusal) return refusal;
            foreach (var (sku, received, writtenOff) in arrived)
            {
                if (received > 0 && await db.MoveAsync(
                    transfer, locations, locations[transfer.ToId], sku, received, "Arrived", caller.Actor, now, cancellationToken) is { } full) return full;
                if (writtenOff > 0 && await db.WriteOffAsync(
                    transfer, locations, sku, writtenOff, request.Reason!.Trim(), caller.Actor, now, cancellationToken) is { } wrong) return wrong;
            }
            return TransferResponse.Of(transfer, locations);
        }
    }
}

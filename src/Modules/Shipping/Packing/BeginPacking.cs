using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>Staff takes the packing slips of the selected orders: their customers read that they are being packed. Publishes PackingBegun.</summary>
internal static class BeginPacking
{
    public sealed record Request(IReadOnlyList<Guid>? Shipments) : IRequest<Result<PackingResult>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/to-ship/packing", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/to-ship/packing-slips", async (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
            {
                var begun = await form.Send(r => m.Send(r, ct));
                return begun.Succeeded && begun.Value.Items.Where(i => i.Done).Select(i => i.ShipmentId).ToList() is { Count: > 0 } ids
                    ? Pages.To(Selection.AddressOf("packing-slips", ids), begun.Value.Words(n => ""))
                    : await Task.FromResult(begun).BackToQueue(http, n => "");
            }).RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Shipments).Ticked();
    }

    internal sealed class Handler(ShippingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result<PackingResult>>
    {
        public async Task<Result<PackingResult>> Handle(Request request, CancellationToken cancellationToken)
        {
            var items = new List<PackingResult.Item>();
            foreach (var shipment in await db.SelectedAsync(request.Shipments!, cancellationToken))
            {
                var begun = shipment.BeginPacking(clock.GetUtcNow());
                if (begun is { Succeeded: true, Value: { } @event }) db.Publish(@event);
                items.Add(PackingResult.Item.Of(shipment, begun.Error));
            }
            return new PackingResult(items);
        }
    }
}

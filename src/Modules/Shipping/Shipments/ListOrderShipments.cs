namespace ClickCart.Shipping.Shipments;

/// <summary>The shipments of one order with their whole history, for staff. Empty while nothing was to be shipped.</summary>
internal static class ListOrderShipments
{
    internal sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(
        Guid Id, string Status, string Carrier, string Service, string? TrackingCode, string? TrackerStatus, string? LabelUrl, Money? LabelPrice,
        string? Alert, IReadOnlyList<Change> History)
    {
        /// <summary>By a carrier, by the shop's own means, or picked up.</summary>
        public required ShipmentKind Kind { get; init; }
    }

    /// <param name="From">Null for the first.</param>
    public sealed record Change(DateTimeOffset At, string? From, string To, string Why);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Shipping")
            .MapGet("/admin/orders/{id:guid}/shipments", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
            .WithSummary("The shipments of an order, with their history").RequireAccess(Permissions.ReadShipping);
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var shipments = await db.Shipments.AsNoTracking().Include(s => s.Changes)
                .Where(s => s.OrderId == request.OrderId).OrderBy(s => s.CreatedAt).ToListAsync(cancellationToken);
            return new Response([.. shipments.Select(s => new Item(
                s.Id, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackerStatus, s.LabelUrl, s.LabelPrice, s.Alert,
                [.. s.Changes.OrderBy(c => c.Number).Select(c => new Change(c.At, c.From?.Name(), c.To.Name(), c.Why))]) { Kind = s.Kind })]);
        }
    }
}

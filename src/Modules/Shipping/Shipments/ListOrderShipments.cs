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

        /// <summary>Which parcel of the order it is, from 1; another try for the same goods has the same number.</summary>
        public required int Part { get; init; }

        /// <summary>What is in it.</summary>
        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>Goods, without a box.</summary>
        public required int WeightGrams { get; init; }

        /// <summary>Who put these goods into a parcel by hand; null while they may still go into others.</summary>
        public required string? PackedBy { get; init; }

        /// <summary>Of a shipment whose changes are loaded.</summary>
        internal static Item Of(Shipment s) => new(
            s.Id, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackerStatus, s.LabelUrl, s.LabelPrice, s.Alert,
            [.. s.Changes.OrderBy(c => c.Number).Select(c => new Change(c.At, c.From?.Name(), c.To.Name(), c.Why))])
        {
            Kind = s.Kind,
            Part = s.Part,
            Lines = [.. s.Contents.Select(c => new Line(c.Sku, c.Name, c.Quantity))],
            WeightGrams = s.WeightGrams,
            PackedBy = s.PackedBy,
        };
    }

    public sealed record Line(string Sku, string Name, int Quantity);

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
            return new Response(shipments.ConvertAll(Item.Of));
        }
    }
}

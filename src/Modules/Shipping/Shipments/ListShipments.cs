namespace ClickCart.Shipping.Shipments;

/// <summary>All shipments for staff, newest first.</summary>
internal static class ListShipments
{
    internal sealed record Request(string? Status, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    public sealed record Item(
        Guid Id, Guid OrderId, string OrderNumber, string Status, string Carrier, string Service, string? TrackingCode, string? TrackerStatus, string? LabelUrl,
        Money? LabelPrice, string? Alert, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
    {
        /// <summary>By a carrier, by the shop's own means, or picked up.</summary>
        public required ShipmentKind Kind { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Shipping")
            .MapGet("/admin/shipments", (string? status, PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(status, page), ct).Ok())
            .WithSummary("Shipments, newest first").RequireAccess(Permissions.ReadShipping);
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var shipments = db.Shipments.AsNoTracking();
            if (request.Status is { Length: > 0 } name)
            {
                if (!Enum.GetValues<ShipmentState>().Any(s => s.Name() == name))
                    return Error.Malformed($"status can be {string.Join(", ", Enum.GetValues<ShipmentState>().Select(s => s.Name()))}.");
                var state = Enum.Parse<ShipmentState>(name, ignoreCase: true);
                shipments = shipments.Where(s => s.State == state);
            }
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is { } after)
                shipments = shipments.Where(s => s.CreatedAt <= after.At && (s.CreatedAt < after.At || s.Id.CompareTo(after.Id) < 0));
            var rows = await shipments.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, s => (s.CreatedAt, s.Id), s => new Item(
                s.Id, s.OrderId, s.OrderNumber, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackerStatus, s.LabelUrl, s.LabelPrice, s.Alert,
                s.CreatedAt, s.ChangedAt)
            { Kind = s.Kind });
        }
    }
}

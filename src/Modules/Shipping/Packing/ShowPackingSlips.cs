using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Packing;

/// <summary>The packing slips of the selected orders, a page each, to be printed and put into the parcels. They name no prices.</summary>
internal static class ShowPackingSlips
{
    public sealed record Request(IReadOnlyList<Guid>? Shipments) : IRequest<Result<Response>>;

    public sealed record Response(Address From, IReadOnlyList<Slip> Slips);

    public sealed record Slip(
        Guid ShipmentId, string OrderNumber, DateTimeOffset ConfirmedAt, Address ShipTo, string Carrier, string Service, IReadOnlyList<ParcelItem> Lines);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin()
            .MapGet("/to-ship/packing-slips", (Guid[] shipments, IMediator m, CancellationToken ct) =>
                m.Send(new Request(shipments), ct).Page(typeof(ShowPackingSlipsPage))).RequireAccess(Permissions.ReadShipping);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Shipments).Ticked();
    }

    internal sealed class Handler(ShippingDbContext db, EasyPostSettings settings) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) => new Response(
            settings.From,
            [.. (await db.ShownAsync(request.Shipments!, cancellationToken)).Select(s =>
                new Slip(s.Id, s.OrderNumber, s.CreatedAt, s.ShipTo, s.Carrier, s.Service, s.Contents))]);
    }
}

namespace ClickCart.Shipping.Boxes;

/// <summary>One of the shop's own parcel sizes.</summary>
internal static class GetBox
{
    public sealed record Request(Guid Id) : IRequest<Result<BoxResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapGet("/admin/boxes/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.EditShipping);
            app.Admin().MapGet("/shipping-zones/boxes/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetBoxPage))).RequireAccess(Permissions.EditShipping);
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<BoxResponse>>
    {
        public async Task<Result<BoxResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Boxes.AsNoTracking().FirstOrDefaultAsync(b => b.Id == request.Id, cancellationToken) is { } box
                ? BoxResponse.Of(box)
                : Error.NotFound("box");
    }
}

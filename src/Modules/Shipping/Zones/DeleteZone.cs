namespace ClickCart.Shipping.Zones;

/// <summary>Takes a zone away. Without the last one carriers' rates are offered again, wherever carriers go.</summary>
internal static class DeleteZone
{
    public sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapDelete("/admin/shipping-zones/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).RequireAccess(Permissions.EditShipping).ChangesSettings();
            app.Admin().MapPost("/shipping-zones/{id:guid}/delete", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/admin/shipping-zones", "The zone is deleted.", again: "/admin/shipping-zones"))
                .RequireAccess(Permissions.EditShipping).ChangesSettings();
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Zones.FirstOrDefaultAsync(z => z.Id == request.Id, cancellationToken) is not { } zone) return Error.NotFound("zone");
            db.Zones.Remove(zone);
            return Result.Success;
        }
    }
}

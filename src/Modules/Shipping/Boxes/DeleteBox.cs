namespace ClickCart.Shipping.Boxes;

/// <summary>Takes a box away. Without the last one parcels are estimated by their weight.</summary>
internal static class DeleteBox
{
    public sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapDelete("/admin/boxes/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).RequireAccess(Permissions.EditShipping).ChangesSettings();
            app.Admin().MapPost("/shipping-zones/boxes/{id:guid}/delete", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/admin/shipping-zones", "The box is deleted.", again: "/admin/shipping-zones"))
                .RequireAccess(Permissions.EditShipping).ChangesSettings();
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Boxes.FirstOrDefaultAsync(b => b.Id == request.Id, cancellationToken) is not { } box) return Error.NotFound("box");
            db.Boxes.Remove(box);
            return Result.Success;
        }
    }
}

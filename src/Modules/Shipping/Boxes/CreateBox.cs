namespace ClickCart.Shipping.Boxes;

/// <summary>Adds one of the shop's own parcel sizes. The smallest that holds the goods is told to carriers, for rates and labels.</summary>
internal static class CreateBox
{
    public sealed record Request : BoxFields, IRequest<Result<BoxResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapPost("/admin/boxes", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(b => $"{Endpoints.ApiPrefix}/admin/boxes/{b.Id}"))
                    .Refuses("box-exists").RequireAccess(Permissions.EditShipping).ChangesSettings();
            app.Admin().MapGet("/shipping-zones/boxes/new", () => Pages.Show<CreateBoxPage>()).RequireAccess(Permissions.EditShipping);
            app.Admin().MapPost("/shipping-zones/boxes/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/shipping-zones", "The box is there. New quotes use it."))
                .RequireAccess(Permissions.EditShipping).ChangesSettings().Keyed();
        }
    }

    internal sealed class Validator : BoxRules<Request>;

    internal sealed class Handler(ShippingDbContext db, IIds ids) : IRequestHandler<Request, Result<BoxResponse>>
    {
        public async Task<Result<BoxResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var box = new Box(ids.New(), request);
            if (await db.Boxes.AnyAsync(b => b.Name == box.Name, cancellationToken)) return Box.Exists(box.Name);
            db.Boxes.Add(box);
            return BoxResponse.Of(box);
        }
    }
}

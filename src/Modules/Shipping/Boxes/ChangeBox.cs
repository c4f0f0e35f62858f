using System.Text.Json.Serialization;

namespace ClickCart.Shipping.Boxes;

/// <summary>Sets a box. Labels that were bought are as they were.</summary>
internal static class ChangeBox
{
    public sealed record Request : BoxFields, IRequest<Result<BoxResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapPut("/admin/boxes/{id:guid}", (Guid id, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("box-exists").RequireAccess(Permissions.EditShipping).ChangesSettings();
            app.Admin().MapPost("/shipping-zones/boxes/{id:guid}", (Guid id, Form<Request> form, FormVersion expected, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => "/admin/shipping-zones", "The box is saved."))
                .RequireAccess(Permissions.EditShipping).ChangesSettings();
        }
    }

    internal sealed class Validator : BoxRules<Request>;

    internal sealed class Handler(ShippingDbContext db, ExpectedVersion expected) : IRequestHandler<Request, Result<BoxResponse>>
    {
        public async Task<Result<BoxResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Boxes.FirstOrDefaultAsync(b => b.Id == request.Id, cancellationToken) is not { } box) return Error.NotFound("box");
            if (expected.Misses(box)) return Error.Stale;
            var name = request.Name!.Trim();
            if (await db.Boxes.AnyAsync(b => b.Name == name && b.Id != box.Id, cancellationToken)) return Box.Exists(name);
            box.Change(request);
            return BoxResponse.Of(box);
        }
    }
}

namespace ClickCart.Shipping.Packing;

/// <summary>The labels of the selected orders, to be opened at the carrier and printed, and which of them have none yet.</summary>
internal static class ShowLabels
{
    public sealed record Request(IReadOnlyList<Guid>? Shipments) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Label> Labels);

    /// <param name="LabelUrl">Null while there is none, or the carrier gave none that people may be sent to.</param>
    public sealed record Label(
        Guid ShipmentId, Guid OrderId, string OrderNumber, string Name, string Carrier, string Service, string? TrackingCode, string? LabelUrl);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Admin().MapGet("/to-ship/labels", (Guid[] shipments, IMediator m, CancellationToken ct) =>
                m.Send(new Request(shipments), ct).Page(typeof(ShowLabelsPage))).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapPost("/to-ship/show-labels", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(r => Selection.AddressOf("labels", r.Labels.Select(l => l.ShipmentId)),
                    again: Selection.Page + http.Request.QueryString)).RequireAccess(Permissions.ReadShipping);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Shipments).Ticked();
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) => new Response(
            [.. (await db.ShownAsync(request.Shipments!, cancellationToken)).Select(s =>
                new Label(s.Id, s.OrderId, s.OrderNumber, s.ShipTo.Name, s.Carrier, s.Service, s.TrackingCode, s.LabelUrl))]);
    }
}

namespace ClickCart.Shipping.Packing;

/// <summary>What is to be fetched from the shelves for the selected parcels or orders: each SKU once, with its sum and the orders that it is for.</summary>
internal static class ShowPickList
{
    /// <param name="Orders">In the place of shipments: of each order the parcel that goes.</param>
    public sealed record Request(IReadOnlyList<Guid>? Shipments, IReadOnlyList<Guid>? Orders = null) : IRequest<Result<Response>>;

    /// <param name="Shipments">Those that it is for, oldest first.</param>
    /// <param name="Items">By SKU.</param>
    public sealed record Response(IReadOnlyList<Guid> Shipments, IReadOnlyList<string> OrderNumbers, IReadOnlyList<Item> Items);

    public sealed record Item(string Sku, string Name, int Quantity, IReadOnlyList<For> Orders);

    public sealed record For(string OrderNumber, int Quantity);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapGet("/admin/to-ship/pick-list", (Guid[] shipments, IMediator m, CancellationToken ct) =>
                m.Send(new Request(shipments), ct).Ok()).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/to-ship/pick-list", (Guid[] shipments, IMediator m, CancellationToken ct) =>
                m.Send(new Request(shipments), ct).Page(typeof(ShowPickListPage))).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/to-ship/pick-list/pdf", (Guid[] shipments, HttpResponse http, IMediator m, PackingPrinter printer, CancellationToken ct) =>
                printer.PrintAsync(m.Send(new Request(shipments), ct), ct).Pdf(http)).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/orders/pick-list", (Guid[] orders, HttpResponse http, IMediator m, PackingPrinter printer, CancellationToken ct) =>
                printer.PrintAsync(m.Send(new Request(null, orders), ct), ct).Pdf(http, "/admin/orders")).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapPost("/to-ship/pick-list", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(r => Selection.AddressOf("pick-list", r.Shipments), again: Selection.Page + http.Request.QueryString))
                .RequireAccess(Permissions.ReadShipping);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Shipments).Ticked().When(r => r.Orders is not { Count: > 0 });
            RuleFor(r => r.Orders).Ticked().When(r => r.Orders is { Count: > 0 });
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var shipments = await db.ShownAsync(request.Shipments, request.Orders, cancellationToken);
            if (shipments.Count == 0 && request.Orders is { Count: > 0 })
                return Error.NotFound("pick list") with { Detail = "There is nothing to pack of it: an order is packed once it is confirmed." };
            var items =
                from line in shipments.SelectMany(s => s.Contents.Select(c => (Order: s.OrderNumber, c.Sku, c.Name, c.Quantity)))
                group line by line.Sku into sku
                orderby sku.Key
                select new Item(sku.Key, sku.First().Name, sku.Sum(l => l.Quantity), [.. sku.Select(l => new For(l.Order, l.Quantity))]);
            return new Response([.. shipments.Select(s => s.Id)], [.. shipments.Select(s => s.OrderNumber)], [.. items]);
        }
    }
}

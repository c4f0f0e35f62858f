using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>The page on which somebody chooses what of an order is to come back: its customer, or staff for the customer.</summary>
internal static class StartReturn
{
    public sealed record Request(Guid OrderId, bool ByStaff = false) : IRequest<Result<Response>>;

    /// <param name="Lines">Those of which something can come back; none once the time for it is over.</param>
    /// <param name="Until">The last day on which its customer can ask; null where there is none.</param>
    public sealed record Response(Guid OrderId, string OrderNumber, IReadOnlyList<ReturnableLine> Lines, DateOnly? Until, bool ByStaff)
    {
        /// <summary>What can be sent instead, by the line's SKU.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<CatalogItem>> Instead { get; init; } = new Dictionary<string, IReadOnlyList<CatalogItem>>();
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Shop().MapGet("/orders/{id:guid}/returns/new", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(StartReturnPage))).RequireAccess(Access.Anyone);
            app.Admin().MapGet("/orders/{id:guid}/returns/new", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, ByStaff: true), ct).Page(typeof(StartReturnPage))).RequireAccess(Permissions.ManageReturns);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, ReturnWindow window, ICatalog catalog) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = request.ByStaff ? db.ReadOrderAsync(request.OrderId, cancellationToken) : access.ReadAsync(request.OrderId, cancellationToken);
            if (await found is not { } order) return Error.NotFound("order");
            var until = await window.LastDayAsync(order.Id, cancellationToken);
            var returns = await db.ReadReturnsOfAsync(order.Id, cancellationToken);
            var isOver = !request.ByStaff && window.IsOver(until);
            var lines = isOver ? [] : ReturnCase.LeftOf(order, returns);
            var instead = new Dictionary<string, IReadOnlyList<CatalogItem>>(StringComparer.Ordinal);
            foreach (var line in lines)
                instead[line.Sku] = [.. (await catalog.SiblingsAsync([line.Sku], cancellationToken)).Values
                    .Where(i => i.Price.Currency == order.Currency).OrderBy(i => i.Name, StringComparer.CurrentCulture)];
            return new Response(order.Id, order.Number, lines, until, request.ByStaff) { Instead = instead };
        }
    }
}

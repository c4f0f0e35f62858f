using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// The orders that a search finds, or that staff has selected, newest first, as a table for spreadsheets: a line per order, written while it is read.
/// </summary>
internal static class ExportOrders
{
    public sealed record Request(OrderFilter Filter) : IRequest<Result<Response>>;

    /// <param name="Orders">Read batch by batch while they are written.</param>
    public sealed record Response(IAsyncEnumerable<Order> Orders);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders/export", (
                string? status, string? paymentStatus, string? fulfilmentStatus, string? q, string? from, string? to, string? tag,
                bool? awaitsStock, [FromQuery] string[]? orders,
                ShopTime shop, HttpResponse http, IMediator m, CancellationToken ct) =>
                WriteAsync(
                    OrderFilter.Of(status, paymentStatus, fulfilmentStatus, q, from, to, shop) with
                    {
                        Orders = OrderFilter.Selected(orders ?? []),
                        AwaitStock = awaitsStock is true,
                        Tag = string.IsNullOrEmpty(tag) ? null : OrderTag.Normal(tag),
                    },
                    http, m, ct))
                .Produces<string>(contentType: "text/csv").RequireAccess(Permissions.ExportOrders).Exports();
            app.Admin().MapGet("/orders/export", (OrderFilter filter, HttpResponse http, IMediator m, CancellationToken ct) => WriteAsync(filter, http, m, ct))
                .RequireAccess(Permissions.ExportOrders).Exports();
        }

        private static async Task WriteAsync(OrderFilter filter, HttpResponse http, IMediator m, CancellationToken ct)
        {
            var found = await m.Send(new Request(filter), ct);
            if (found.Error is { } refused) throw new ProblemException(refused);
            http.ContentType = "text/csv; charset=utf-8";
            http.Headers.ContentDisposition = "attachment; filename=\"orders.csv\"";
            await OrderCsv.WriteAsync(http.Body, found.Value.Orders, ct);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Filter.Q).Search();
    }

    internal sealed class Handler(OrderingDbContext db, StuckOrders stuck) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Tags).AsSplitQuery()
                .WantedAsync(db, request.Filter, cancellationToken);
            if (request.Filter.Stuck) orders = await stuck.AmongAsync(orders, cancellationToken);
            return new Response(OrderSpecs.InBatchesAsync(last => orders.NewestFirst(last), cancellationToken));
        }
    }
}

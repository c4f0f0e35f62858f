using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>One of an order's credit notes as PDF, for whoever may see the order.</summary>
internal static class GetCreditNote
{
    /// <param name="Number">As it is written on it.</param>
    /// <param name="ForStaff">Whoever may read all orders asks.</param>
    public sealed record Request(Guid OrderId, string Number, bool ForStaff) : IRequest<Result<PdfFile>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            const string address = "/orders/{id:guid}/credit-notes/{number}";
            app.Api("Orders").MapGet(address, (Guid id, string number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: false), ct).Pdf(http)).ProducesPdf().RequireAccess(Access.Anyone);
            app.Shop().MapGet(address, (Guid id, string number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: false), ct).Pdf(http)).RequireAccess(Access.Anyone);
            app.Api("Orders (staff)").MapGet("/admin" + address, (Guid id, string number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: true), ct).Pdf(http)).ProducesPdf().RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet(address, (Guid id, string number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: true), ct).Pdf(http)).RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, InvoicePrinter printer) : IRequestHandler<Request, Result<PdfFile>>
    {
        public async Task<Result<PdfFile>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = request.ForStaff
                ? await db.ReadOrderAsync(request.OrderId, cancellationToken)
                : await access.ReadAsync(request.OrderId, cancellationToken);
            if (order is null) return Error.NotFound("order");
            return await db.Papers(order.Id).FirstOrDefaultAsync(i => i.Kind != InvoiceKind.Invoice && i.Number == request.Number, cancellationToken)
                is { } paper ? await printer.PrintAsync(paper, cancellationToken) : Error.NotFound("credit note");
        }
    }
}

using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>An order's invoice as PDF: for its account, whoever holds its token or opened it in this browser, and for staff.</summary>
internal static class GetInvoice
{
    /// <param name="Number">Of one that was replaced when the order was changed; null for the present one.</param>
    /// <param name="ForStaff">Whoever may read all orders asks.</param>
    public sealed record Request(Guid OrderId, string? Number, bool ForStaff) : IRequest<Result<PdfFile>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapGet("/orders/{id:guid}/invoice", (Guid id, string? number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: false), ct).Pdf(http)).ProducesPdf().Refuses("no-invoice").RequireAccess(Access.Anyone);
            app.Shop().MapGet("/orders/{id:guid}/invoice", (Guid id, string? number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: false), ct).Pdf(http)).RequireAccess(Access.Anyone);
            app.Api("Orders (staff)").MapGet("/admin/orders/{id:guid}/invoice", (Guid id, string? number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: true), ct).Pdf(http)).ProducesPdf().Refuses("no-invoice").RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/orders/{id:guid}/invoice", (Guid id, string? number, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, number, ForStaff: true), ct).Pdf(http)).RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, InvoiceRegister register, InvoicePrinter printer)
        : IRequestHandler<Request, Result<PdfFile>>
    {
        public async Task<Result<PdfFile>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = request.ForStaff
                ? await db.ReadOrderAsync(request.OrderId, cancellationToken)
                : await access.ReadAsync(request.OrderId, cancellationToken);
            if (order is null) return Error.NotFound("order");
            if (request.Number is { } number)
            {
                return await db.Papers(order.Id).FirstOrDefaultAsync(i => i.Kind == InvoiceKind.Invoice && i.Number == number, cancellationToken) is { } paper
                    ? await printer.PrintAsync(paper, cancellationToken) : Error.NotFound("invoice");
            }
            return await register.InvoiceAsync(order.Id, cancellationToken) is { } invoice
                ? await printer.PrintAsync(invoice, cancellationToken) : InvoiceRegister.None;
        }
    }
}

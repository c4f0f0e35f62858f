using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>The invoices of the orders that staff has selected in one PDF, oldest order first. Orders without an invoice are left out.</summary>
internal static class PrintInvoices
{
    public sealed record Request(IReadOnlyList<Guid>? Orders) : IRequest<Result<PdfFile>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders/invoices", (Guid[] orders, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(orders), ct).Pdf(http)).ProducesPdf().Refuses("no-invoice").RequireAccess(Permissions.ExportOrders).Exports();
            app.Admin().MapGet("/orders/invoices", (Guid[] orders, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(orders), ct).Pdf(http, "/admin/orders")).RequireAccess(Permissions.ExportOrders).Exports();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Orders).Selected();
    }

    internal sealed class Handler(OrderingDbContext db, InvoiceRegister register, InvoicePrinter printer, TimeProvider clock)
        : IRequestHandler<Request, Result<PdfFile>>
    {
        public async Task<Result<PdfFile>> Handle(Request request, CancellationToken cancellationToken)
        {
            var ids = await db.Orders.Where(o => request.Orders!.Contains(o.Id)).OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Select(o => o.Id)
                .ToListAsync(cancellationToken);
            var papers = new List<Invoice>();
            foreach (var id in ids)
                if (await register.InvoiceAsync(id, cancellationToken) is { } paper) papers.Add(paper);
            return papers.Count == 0 ? InvoiceRegister.None : await printer.PrintAsync(papers.ToAsyncEnumerable(), clock.GetUtcNow(), cancellationToken);
        }
    }
}

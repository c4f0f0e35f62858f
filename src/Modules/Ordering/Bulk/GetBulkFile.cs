using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Bulk;

/// <summary>The papers of a bulk action that printed some, in one PDF, drawn when they are asked for: of the orders for which it was done.</summary>
internal static class GetBulkFile
{
    public sealed record Request(Guid Id) : IRequest<Result<PdfFile>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders/bulk/{id:guid}/file", (Guid id, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Pdf(http)).ProducesPdf().Refuses("bulk-without-papers").RequireAccess(Permissions.ReadOrders).Exports();
            app.Admin().MapGet("/orders/bulk/{id:guid}/file", (Guid id, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Pdf(http)).RequireAccess(Permissions.ReadOrders).Exports();
        }
    }

    internal sealed class Handler(OrderingDbContext db, BulkDeeds deeds, IEnumerable<IBulkDeed> brought, ICaller caller)
        : IRequestHandler<Request, Result<PdfFile>>
    {
        public async Task<Result<PdfFile>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindBulkAsync(request.Id, cancellationToken) is not { } action) return Error.NotFound("bulk action");
            if (deeds.WhyNot(action.Action, caller) is { } forbidden) return forbidden;
            if (action.File is null || brought.OfType<IBulkPapers>().FirstOrDefault(d => d.Name == action.Action) is not { } papers)
                return BulkAction.WithoutPapers;
            var orders = await db.BulkItems.Where(i => i.BulkActionId == request.Id && i.State == BulkItemState.Done).OrderBy(i => i.Number)
                .Select(i => i.OrderId).ToListAsync(cancellationToken);
            var printed = await papers.PrintAsync(orders, cancellationToken);
            return printed.Error is { } refused ? refused : new PdfFile(printed.Value.Name, printed.Value.Content);
        }
    }
}

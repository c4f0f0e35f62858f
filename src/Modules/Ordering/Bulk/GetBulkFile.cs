using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Bulk;

/// <summary>
/// The papers of a bulk action that printed some, as PDF, drawn when they are asked for: of the orders for which it was done, of 100 in one file.
/// </summary>
internal static class GetBulkFile
{
    /// <param name="Part">Which file, from 1; null for the first.</param>
    public sealed record Request(Guid Id, int? Part) : IRequest<Result<PdfFile>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders/bulk/{id:guid}/file", (Guid id, int? part, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, part), ct).Pdf(http)).ProducesPdf().Refuses("bulk-without-papers").RequireAccess(Permissions.ReadOrders).Exports();
            app.Admin().MapGet("/orders/bulk/{id:guid}/file", (Guid id, int? part, HttpResponse http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, part), ct).Pdf(http)).RequireAccess(Permissions.ReadOrders).Exports();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Part).InclusiveBetween(1, BulkAction.Most / IBulkPapers.MostInFile);
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
            var part = request.Part ?? 1;
            var orders = await db.BulkItems.Where(i => i.BulkActionId == request.Id && i.State == BulkItemState.Done).OrderBy(i => i.Number)
                .Skip((part - 1) * IBulkPapers.MostInFile).Take(IBulkPapers.MostInFile).Select(i => i.OrderId).ToListAsync(cancellationToken);
            if (orders.Count == 0) return Error.NotFound("file") with { Detail = "It made fewer files than that." };
            var printed = await papers.PrintAsync(orders, cancellationToken);
            if (printed.Error is { } refused) return refused;
            var name = part == 1 ? printed.Value.Name : printed.Value.Name.Replace(".pdf", $"-{part}.pdf", StringComparison.Ordinal);
            return new PdfFile(name, printed.Value.Content);
        }
    }
}

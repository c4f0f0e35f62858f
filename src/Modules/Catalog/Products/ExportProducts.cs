using System.Runtime.CompilerServices;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>
/// The catalogue without archived products as the table that the import takes, a line per variant. The stock is what is on hand: available plus held,
/// as the import counts it, so that sending the table back changes nothing.
/// </summary>
internal static class ExportProducts
{
    private const int Batch = 500;

    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Lines">Read batch by batch while they are written.</param>
    public sealed record Response(IAsyncEnumerable<ProductLine> Lines);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/products/export", WriteAsync).Produces<string>(contentType: "text/csv").RequireAccess(Access.Staff);
            app.Admin().MapGet("/products/export", WriteAsync).RequireAccess(Access.Staff);
        }

        private static async Task WriteAsync(HttpResponse http, IMediator m, CancellationToken ct)
        {
            var lines = (await m.Send(new Request(), ct)).Value.Lines;
            http.ContentType = "text/csv; charset=utf-8";
            http.Headers.ContentDisposition = "attachment; filename=\"products.csv\"";
            await ProductCsv.WriteAsync(http.Body, lines, ct);
        }
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, IStockReader stock) : IRequestHandler<Request, Result<Response>>
    {
        public Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            Task.FromResult<Result<Response>>(new Response(LinesAsync(cancellationToken)));

        private async IAsyncEnumerable<ProductLine> LinesAsync([EnumeratorCancellation] CancellationToken ct)
        {
            var held = (await stock.LiveHoldsAsync(ct)).ToLookup(h => h.Sku, h => h.Quantity, StringComparer.Ordinal);
            for (string? after = null; ;)
            {
                var lines = await (
                    from v in db.Variants.AsNoTracking()
                    join p in db.Products on v.ProductId equals p.Id
                    where p.Status != ProductStatus.Archived && (after == null || v.Sku.CompareTo(after) > 0)
                    orderby v.Sku
                    select new ProductLine(0, v.Sku, v.ItemName, p.Description, p.Category, new Money(v.PriceAmount, v.Currency), v.WeightGrams, null, null))
                    .Take(Batch).ToListAsync(ct);
                var available = await availability.OfAsync([.. lines.Select(l => l.Sku)], ct);
                foreach (var line in lines) yield return line with { Stock = available.GetValueOrDefault(line.Sku) + held[line.Sku].Sum() };
                if (lines.Count < Batch) yield break;
                after = lines[^1].Sku;
            }
        }
    }
}

using System.Runtime.CompilerServices;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>
/// The catalogue without archived products as the table that the import takes, a line per variant, the variants of a product together. The stock is what
/// is on hand: available plus held, as the import counts it, so that sending the table back changes nothing.
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
            app.Api("Catalog: back office").MapGet("/admin/products/export", WriteAsync).Produces<string>(contentType: "text/csv")
                .RequireAccess(Permissions.ExportCatalog).Exports();
            app.Admin().MapGet("/products/export", WriteAsync).RequireAccess(Permissions.ExportCatalog).Exports();
        }

        private static async Task WriteAsync(HttpResponse http, Languages languages, IMediator m, CancellationToken ct)
        {
            var lines = (await m.Send(new Request(), ct)).Value.Lines;
            http.ContentType = "text/csv; charset=utf-8";
            http.Headers.ContentDisposition = "attachment; filename=\"products.csv\"";
            await ProductCsv.WriteAsync(http.Body, lines, languages.Further, ct);
        }
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, IStockReader stock) : IRequestHandler<Request, Result<Response>>
    {
        public Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            Task.FromResult<Result<Response>>(new Response(LinesAsync(cancellationToken)));

        private static decimal? Major(long? amount, string currency) => amount is { } minor ? new Money(minor, currency).ToMajor() : null;

        private async IAsyncEnumerable<ProductLine> LinesAsync([EnumeratorCancellation] CancellationToken ct)
        {
            var held = (await stock.LiveHoldsAsync(ct)).ToLookup(h => h.Sku, h => h.Quantity, StringComparer.Ordinal);
            for ((string Slug, int Position)? after = null; ;)
            {
                var rest =
                    from v in db.Variants.AsNoTracking()
                    join p in db.Products on v.ProductId equals p.Id
                    where p.Status != ProductStatus.Archived
                    select new { Product = p, Variant = v };
                if (after is var (slug, position))
                    // The first half alone finds where to begin in the index: PostgreSQL reads all before it where there is but an OR.
                    rest = rest.Where(r => r.Product.Slug.CompareTo(slug) >= 0 && (r.Product.Slug.CompareTo(slug) > 0 || r.Variant.Position > position));
                var rows = await rest.OrderBy(r => r.Product.Slug).ThenBy(r => r.Variant.Position).Take(Batch).Select(r => new
                {
                    r.Variant.Sku,
                    r.Product.Name,
                    r.Product.Description,
                    r.Product.Category,
                    r.Variant.PriceAmount,
                    r.Variant.Currency,
                    r.Variant.WeightGrams,
                    r.Product.Slug,
                    Variant = r.Variant.Name,
                    r.Product.Status,
                    r.Variant.OriginCountry,
                    r.Variant.HsCode,
                    r.Product.TaxClass,
                    r.Variant.Position,
                    r.Product.Vendor,
                    r.Product.Tags,
                    r.Product.SeoTitle,
                    r.Product.SeoDescription,
                    Axes = r.Product.Options,
                    r.Product.Translations,
                    r.Product.Images,
                    r.Product.Attributes,
                    r.Variant.CompareAtAmount,
                    r.Variant.CostAmount,
                    r.Variant.Barcode,
                    r.Variant.Size,
                    r.Variant.Options,
                    r.Variant.PictureUrl,
                }).ToListAsync(ct);
                var available = await availability.OfAsync([.. rows.Select(r => r.Sku)], ct);
                var own = await stock.ThresholdsAsync([.. rows.Select(r => r.Sku)], ct);
                foreach (var r in rows)
                    yield return new ProductLine(0, r.Sku)
                    {
                        Name = r.Name,
                        Description = r.Description,
                        Category = r.Category,
                        Price = new Money(r.PriceAmount, r.Currency).ToMajor(),
                        Currency = r.Currency,
                        WeightGrams = r.WeightGrams,
                        Stock = available.GetValueOrDefault(r.Sku) + held[r.Sku].Sum(),
                        LowStock = new(own.TryGetValue(r.Sku, out var threshold) ? threshold : null),
                        Product = r.Slug,
                        Variant = r.Variant,
                        Status = r.Status,
                        Origin = r.OriginCountry,
                        HsCode = r.HsCode,
                        TaxClass = r.TaxClass,
                        More = new()
                        {
                            CompareAt = Major(r.CompareAtAmount, r.Currency),
                            Cost = Major(r.CostAmount, r.Currency),
                            Barcode = r.Barcode,
                            Size = r.Size,
                            Vendor = r.Vendor,
                            Tags = r.Tags,
                            SeoTitle = r.SeoTitle,
                            SeoDescription = r.SeoDescription,
                            Axes = r.Axes,
                            Values = r.Options.Count == r.Axes.Count ? [.. r.Axes.Zip(r.Options, (a, v) => (a.Name, v))] : null,
                            Pictures = r.Images,
                            Picture = r.PictureUrl,
                            Attributes = r.Attributes,
                            Translations = r.Translations,
                        },
                    };
                if (rows.Count < Batch) yield break;
                after = (rows[^1].Slug, rows[^1].Position);
            }
        }
    }
}

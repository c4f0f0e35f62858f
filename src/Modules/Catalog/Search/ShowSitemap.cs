using System.Globalization;
using System.Text;
using System.Xml;
using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>
/// All that is for sale, for search engines (sitemaps.org): an index, the shelves that hold something, and the products in parts, the oldest first, so that
/// a new product moves none of the others. Written while it is read.
/// </summary>
internal static class ShowSitemap
{
    /// <summary>As many as a part may hold.</summary>
    internal const int PerPart = 50_000;

    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <param name="Part">Of the products, from 1; 0 for the shelves; null for the index.</param>
    public sealed record Request(int? Part) : IRequest<Result<Response>>;

    public sealed record Response(IAsyncEnumerable<Entry> Entries);

    /// <param name="Path">On this host.</param>
    /// <param name="ChangedAt">Null where it is not known.</param>
    public sealed record Entry(string Path, DateTimeOffset? ChangedAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            Open(app.MapGet("/sitemap.xml", (HttpResponse http, ServerAddress server, IMediator m, CancellationToken ct) =>
                WriteAsync(null, http, server, m, ct)));
            Open(app.MapGet("/sitemaps/shelves.xml", (HttpResponse http, ServerAddress server, IMediator m, CancellationToken ct) =>
                WriteAsync(0, http, server, m, ct)));
            Open(app.MapGet("/sitemaps/products-{part:int:min(1)}.xml",
                (int part, HttpResponse http, ServerAddress server, IMediator m, CancellationToken ct) => WriteAsync(part, http, server, m, ct)));

            static void Open(RouteHandlerBuilder endpoint) => endpoint.ExcludeFromDescription().RequireAccess(Access.Anyone);
        }

        private static async Task<IResult> WriteAsync(int? part, HttpResponse http, ServerAddress server, IMediator m, CancellationToken ct)
        {
            var answer = await m.Send(new Request(part), ct);
            if (answer.Error is { } error) return new ProblemResult(error);
            http.ContentType = "application/xml; charset=utf-8";
            http.Headers.CacheControl = "public, max-age=3600";
            if (http.HttpContext.IsHead()) return Results.Empty;
            var (list, item) = part is null ? ("sitemapindex", "sitemap") : ("urlset", "url");
            await using var xml = XmlWriter.Create(http.Body, new() { Async = true, Encoding = new UTF8Encoding(false) });
            await xml.WriteStartDocumentAsync();
            await xml.WriteStartElementAsync(null, list, Schema);
            await foreach (var entry in answer.Value.Entries.WithCancellation(ct))
            {
                await xml.WriteStartElementAsync(null, item, Schema);
                await xml.WriteElementStringAsync(null, "loc", Schema, server.Public + entry.Path);
                if (entry.ChangedAt is { } at)
                    await xml.WriteElementStringAsync(null, "lastmod", Schema, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                await xml.WriteEndElementAsync();
            }
            await xml.WriteEndElementAsync();
            return Results.Empty;
        }
    }

    internal sealed class Handler(CatalogDbContext db, CategoryTree tree) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var active = db.Products.AsNoTracking().WithSpecification(new InShop());
            if (request.Part is > int.MaxValue / PerPart) return Error.NotFound("part of the sitemap");
            if (request.Part is > 0 and var part)
            {
                var products = active.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Skip((part - 1) * PerPart).Take(PerPart);
                if (!await products.AnyAsync(cancellationToken)) return Error.NotFound("part of the sitemap");
                return new Response(products.Select(p => new Entry("/products/" + p.Slug, p.UpdatedAt)).AsAsyncEnumerable());
            }
            var counts = await active.GroupBy(p => p.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            var paths = request.Part is null
                ? Enumerable.Range(1, (counts.Sum(c => c.Count) + PerPart - 1) / PerPart).Select(i => $"/sitemaps/products-{i}.xml").Prepend("/sitemaps/shelves.xml")
                : (await tree.CountAsync(counts.ToLookup(c => c.Key, c => c.Count, StringComparer.Ordinal), cancellationToken))
                    .Select(s => $"/shelves/{s.Slug}").Prepend("/");
            return new Response(paths.Select(p => new Entry(p, null)).ToAsyncEnumerable());
        }
    }
}

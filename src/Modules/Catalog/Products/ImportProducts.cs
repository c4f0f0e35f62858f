using System.Text;
using Ardalis.Specification.EntityFrameworkCore;
using Carter;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

/// <summary>
/// Takes a table of products, by SKU: new ones become active products, known ones are changed, categories that lack are made. The door reads the file
/// as it streams in and sends a batch of good lines at a time, each its own commit with its stock counts (StockCounted); a file cut off half-way has
/// landed up to there, and sending it again changes nothing twice.
/// </summary>
internal static class ImportProducts
{
    private const long MaxBytes = 128 * 1024 * 1024;
    private const int Batch = 200;

    public sealed record Request(IReadOnlyList<ProductLine> Lines) : IRequest<Result<Response>>;

    public sealed record Response(int Created, int Updated, IReadOnlyList<RejectedLine> Rejected);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapPost("/admin/products/import", ImportAsync)
            .Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(MaxBytes)).For(Who.Admin);

        private static async Task<OkAnswer<Response>> ImportAsync(HttpRequest http, IMediator mediator, CancellationToken ct)
        {
            var charset = http.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"');
            if (charset is not null && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
                throw new BadHttpRequestException("The file is UTF-8.", StatusCodes.Status415UnsupportedMediaType);

            var (created, updated, rejected, batch) = (0, 0, new List<RejectedLine>(), new List<ProductLine>(Batch));
            await foreach (var (good, bad) in ProductCsv.ReadAsync(http.Body, Encoding.UTF8, ct))
            {
                if (bad is not null) rejected.Add(bad);
                if (good is not null) batch.Add(good);
                if (batch.Count == Batch) await SendAsync();
            }
            if (batch.Count > 0) await SendAsync();
            return new(new Response(created, updated, [.. rejected.OrderBy(r => r.Line)]));

            async Task SendAsync()
            {
                var landed = await mediator.Send(new Request([.. batch]), ct);
                if (landed.Error is { } error) throw new ProblemException(error);
                (created, updated) = (created + landed.Value.Created, updated + landed.Value.Updated);
                rejected.AddRange(landed.Value.Rejected);
                batch.Clear();
            }
        }
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, ICaller caller, TimeProvider clock, IIds newIds) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            db.ChangeTracker.Clear(); // of the batch before
            var edit = new Edit(caller.Actor, clock.GetUtcNow(), newIds);
            var skus = request.Lines.Select(l => l.Sku).ToList();
            var ids = await db.Variants.Where(v => skus.Contains(v.Sku)).Select(v => v.ProductId).Distinct().ToListAsync(cancellationToken);
            var known = (ids.Count == 0 ? [] : await db.Products.WithSpecification(new WholeProducts(ids)).ToListAsync(cancellationToken))
                .SelectMany(p => p.Variants.Select(v => (v.Sku, Product: p))).ToDictionary(x => x.Sku, x => x.Product, StringComparer.Ordinal);
            var added = request.Lines.Where(l => !known.ContainsKey(l.Sku)).ToList();
            var stocked = added.Count == 0 ? [] : (await availability.OfAsync([.. added.Select(l => l.Sku)], cancellationToken)).Where(s => s.Value > 0).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
            var shelves = new Shelves(db, await db.Categories.ToListAsync(cancellationToken), edit);
            var slugs = await TakenAsync(added, cancellationToken);

            var rejected = new List<RejectedLine>();
            foreach (var line in request.Lines)
            {
                if (known.TryGetValue(line.Sku, out var product))
                {
                    if (product.Take(line, () => shelves.Find(line.Category), edit) is { } error) rejected.Add(new(line.Line, error));
                    continue;
                }
                var id = newIds.New();
                var slug = Slug.Free(Slug.Of(line.Name, id), slugs);
                slugs.Add(slug);
                db.Products.Add(new Product(id, slug, new(line.Name, line.Description, shelves.Find(line.Category), ProductStatus.Active, [], [new(line.Sku, "", line.Price, line.WeightGrams)]), stocked, edit.At));
            }

            var refused = rejected.Select(r => r.Line).ToHashSet();
            var counts = request.Lines.Where(l => l.Stock is not null && !refused.Contains(l.Line)).Select(l => new StockCounted.Line(l.Sku, l.Stock!.Value)).ToList();
            if (counts.Count > 0) db.Publish(new StockCounted(counts, caller.Actor));
            return new Response(added.Count, request.Lines.Count - added.Count - rejected.Count, rejected);
        }

        /// <summary>The slugs that new products must keep clear of: the ones they wish for and, where one is taken, its numbered followers.</summary>
        private async Task<HashSet<string>> TakenAsync(List<ProductLine> added, CancellationToken ct)
        {
            var wanted = added.Select(l => Slug.Of(l.Name)).Where(Slug.IsValid).Distinct(StringComparer.Ordinal).ToList();
            var taken = await db.Products.Where(p => wanted.Contains(p.Slug)).Select(p => p.Slug).ToHashSetAsync(StringComparer.Ordinal, ct);
            foreach (var slug in taken.ToList())
            {
                var numbered = slug + "-";
                taken.UnionWith(await db.Products.Where(p => p.Slug.StartsWith(numbered)).Select(p => p.Slug).ToListAsync(ct));
            }
            return taken;
        }
    }

    /// <summary>Finds a line's category by slug or name, and puts it up when there is none.</summary>
    private sealed class Shelves(CatalogDbContext db, List<Category> all, Edit edit)
    {
        public string Find(string slugOrName)
        {
            var slug = Slug.Of(slugOrName);
            var found = all.Find(c => c.Slug == slugOrName) ?? all.Find(c => c.Name.Equals(slugOrName, StringComparison.OrdinalIgnoreCase)) ?? all.Find(c => c.Slug == slug);
            if (found is not null) return found.Slug;
            all.Add(found = new Category(edit.Ids.New(), slug, slugOrName == slug ? char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ') : slugOrName, null, edit.At));
            db.Categories.Add(found);
            return found.Slug;
        }
    }
}

using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>What became of a batch of lines.</summary>
internal sealed record ImportOutcome(int Created, int Updated, IReadOnlyList<RejectedLine> Rejected);

/// <summary>
/// Takes lines of a table into the catalogue, by SKU: a known one is changed; a new one becomes a variant of the product that the line names by its
/// slug, or a product of its own. Categories that lack are made, stock counts and low-stock thresholds are published. The caller saves: a batch is one commit.
/// </summary>
internal sealed class ProductImporter(CatalogDbContext db, IAvailability availability, TimeProvider clock, IIds newIds)
{
    /// <summary>Lines in one commit.</summary>
    public const int Batch = 200;

    /// <param name="lines">Good lines, each SKU once.</param>
    /// <param name="actor">For the price history and the ledger.</param>
    /// <remarks>The caller who only wants to know what would become of them does not save.</remarks>
    public async Task<ImportOutcome> ImportAsync(IReadOnlyList<ProductLine> lines, string actor, CancellationToken ct)
    {
        var edit = new Edit(actor, clock.GetUtcNow(), newIds);
        var (bySku, bySlug) = await KnownAsync(lines, ct);
        var added = lines.Where(l => !bySku.ContainsKey(l.Sku)).ToList();
        var stocked = await availability.StockedAsync([.. added.Select(l => l.Sku)], ct);
        var former = await db.CategoryRedirects.ToDictionaryAsync(r => r.Slug, r => r.Category, StringComparer.Ordinal, ct);
        var shelves = new Shelves(db, await db.Categories.ToListAsync(ct), former, edit);
        var slugs = await TakenSlugsAsync(added, ct);
        var uploads = await UploadsAsync(lines, ct);

        var (created, rejected) = (0, new List<RejectedLine>());
        foreach (var line in lines)
        {
            var problem = line.More.Pictures?.FirstOrDefault(p => !Picture.IsDrawn(p.Url) && !uploads.Contains(p.Url)) is { } unknown
                ? $"pictures: '{unknown.Url}' is no picture of this shop; upload it first"
                : bySku.TryGetValue(line.Sku, out var product)
                ? line.Product is not null && line.Product != product.Slug
                    ? $"product: '{line.Sku}' belongs to '{product.Slug}'"
                    : product.Take(line, () => shelves.Find(line.Category!), edit)
                : line.Lacks is { } lacks ? $"{lacks}: '{line.Sku}' is not known, and a new SKU needs name, category, price and currency"
                : line.Product is not null && bySlug.TryGetValue(line.Product, out product) ? product.Extend(line, stocked, edit) : Add(line);
            if (problem is not null) rejected.Add(new(line.Line, problem));
            else if (!bySku.ContainsKey(line.Sku)) created++;
        }
        var refused = rejected.Select(r => r.Line).ToHashSet();
        var counts = lines.Where(l => l.Stock is not null && !refused.Contains(l.Line)).Select(l => new StockCounted.Line(l.Sku, l.Stock!.Value)).ToList();
        if (counts.Count > 0) db.Publish(new StockCounted(counts, actor));
        foreach (var alike in lines.Where(l => l.LowStock is not null && !refused.Contains(l.Line)).GroupBy(l => l.LowStock!.Value.Own))
            db.Publish(new LowStockThresholdsSet([.. alike.Select(l => l.Sku)], alike.Key, actor));
        return new(created, lines.Count - created - rejected.Count, rejected);

        string? Add(ProductLine line)
        {
            // A line that names its product says the product's name and the variant's; alone it is the only variant there is.
            var (name, variant) = line.Variant is not null ? (line.Name!, line.Variant)
                : line.Product is not null && line.Name!.LastIndexOf(", ", StringComparison.Ordinal) is var comma and > 0
                    ? (line.Name[..comma], line.Name[(comma + 2)..])
                    : (line.Name!, "");
            if (variant.Length > Variant.NameLength) return $"name: a variant's own name has at most {Variant.NameLength} characters";
            if (line.PriceIn(line.Currency!, out var price) is { } wrong) return wrong;
            var id = newIds.New();
            var slug = line.Product ?? Slug.Free(Slug.Of(name, id), slugs);
            slugs.Add(slug);
            var first = new VariantFacts(line.Sku, variant, price, line.WeightGrams ?? Variant.UsualWeight, line.Origin, line.HsCode);
            if (line.More.Onto(first, line.More.Axes ?? [], out first) is { } unfit) return unfit;
            var (shelf, status) = (shelves.Find(line.Category!), line.Status ?? ProductStatus.Active);
            var facts = line.More.Onto(new ProductFacts(name, line.Description ?? "", shelf, status, [], [first], line.TaxClass));
            db.Products.Add(bySlug[slug] = new(id, slug, facts, stocked, edit.At, line.More.Pictures is { Count: > 0 } pictures ? pictures : null));
            return null;
        }
    }

    /// <summary>The products that the lines are about already, by SKU and by the slug that a line names.</summary>
    private async Task<(Dictionary<string, Product> BySku, Dictionary<string, Product> BySlug)> KnownAsync(
        IReadOnlyList<ProductLine> lines, CancellationToken ct)
    {
        var skus = lines.Select(l => l.Sku).ToList();
        var ids = await db.Variants.Where(v => skus.Contains(v.Sku)).Select(v => v.ProductId).Distinct().ToListAsync(ct);
        var named = lines.Where(l => l.Product is not null).Select(l => l.Product!).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count > 0) ids = [.. ids.Union(await db.Products.Where(p => named.Contains(p.Slug)).Select(p => p.Id).ToListAsync(ct))];
        var products = ids.Count == 0 ? [] : await db.Products.WithSpecification(new WholeProducts(ids)).ToListAsync(ct);
        return (products.SelectMany(p => p.Variants.Select(v => (v.Sku, Product: p))).ToDictionary(x => x.Sku, x => x.Product, StringComparer.Ordinal),
            products.ToDictionary(p => p.Slug, StringComparer.Ordinal));
    }

    /// <summary>Those of the pictures that the lines name which were uploaded here.</summary>
    private async Task<HashSet<string>> UploadsAsync(IReadOnlyList<ProductLine> lines, CancellationToken ct)
    {
        var names = lines.SelectMany(l => l.More.Pictures ?? []).Select(p => p.Url).Where(u => u.StartsWith(PictureFile.Root, StringComparison.Ordinal))
            .Select(u => u[PictureFile.Root.Length..]).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? []
            : [.. (await db.PictureFiles.Where(f => names.Contains(f.Name)).Select(f => f.Name).ToListAsync(ct)).Select(n => PictureFile.Root + n)];
    }

    /// <summary>The slugs that new products must keep clear of: the ones they wish for and, where one is taken, its numbered followers.</summary>
    private async Task<HashSet<string>> TakenSlugsAsync(List<ProductLine> added, CancellationToken ct)
    {
        var wanted = added.Select(l => Slug.Of(l.Name ?? "")).Where(Slug.IsValid).Distinct(StringComparer.Ordinal).ToList();
        var outcome = await db.Products.Where(p => wanted.Contains(p.Slug)).Select(p => p.Slug).ToHashSetAsync(StringComparer.Ordinal, ct);
        foreach (var slug in outcome.ToList())
        {
            var numbered = slug + "-";
            outcome.UnionWith(await db.Products.Where(p => p.Slug.StartsWith(numbered)).Select(p => p.Slug).ToListAsync(ct));
        }
        return outcome;
    }

    /// <summary>Finds a line's category by slug or name, and puts it up when there is none.</summary>
    private sealed class Shelves(CatalogDbContext db, List<Category> all, IReadOnlyDictionary<string, string> former, Edit edit)
    {
        public string Find(string slugOrName)
        {
            var slug = Slug.Of(slugOrName);
            var found = all.Find(c => c.Slug == slugOrName)
                ?? all.Find(c => c.Name.Equals(slugOrName, StringComparison.OrdinalIgnoreCase)) ?? all.Find(c => c.Slug == slug)
                ?? all.Find(c => c.Slug == former.GetValueOrDefault(slug));
            if (found is not null) return found.Slug;
            var name = slugOrName == slug ? char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ') : slugOrName;
            db.Categories.Add(found = new(edit.Ids.New(), slug, name, null, edit.At, all.Count));
            all.Add(found);
            return slug;
        }
    }
}

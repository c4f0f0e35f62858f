using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>Makes the words anew of products that were saved when search had other rules: after an upgrade all of them, some thousand a minute.</summary>
internal sealed class AnalyseProducts(CatalogDbContext db) : IRecurringJob
{
    private const int Batch = 1000;

    public static string Name => "Make the words of products anew";

    public static TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var old = db.SearchDocuments.Where(d => d.Version < SearchText.Version);
        if (!await old.AnyAsync(ct)) return Result.Success;

        await db.BeginWriteAsync(ct);
        var ids = await old.OrderBy(d => d.Version).ThenBy(d => d.Id).Take(Batch).Select(d => d.ProductId).ToListAsync(ct);
        foreach (var product in await db.Products.WithSpecification(new WholeProducts(ids)).ToListAsync(ct)) product.Analyse();
        return Result.Success;
    }
}

using ClickCart.Catalog.Search;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>Records that a variant sold out or came back. A late event changes nothing; an editor's version of the product stays good.</summary>
internal sealed class MarkAvailability(CatalogDbContext db, FacetCache facets) : IEventHandler<AvailabilityCrossedZero>
{
    public async Task<Result> HandleAsync(AvailabilityCrossedZero message, CancellationToken ct)
    {
        using (await db.WriteTurnAsync(ct))
        {
            await db.Variants.Where(v => v.Sku == message.Sku && v.StockVersion < message.StockVersion)
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.InStock, message.InStock).SetProperty(v => v.StockVersion, message.StockVersion), ct);
        }
        facets.Forget();
        return Result.Success;
    }
}

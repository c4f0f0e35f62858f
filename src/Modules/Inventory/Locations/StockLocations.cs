using ClickCart.Inventory.Contracts;

namespace ClickCart.Inventory.Locations;

/// <inheritdoc/>
internal sealed class StockLocations(InventoryDbContext db) : IStockLocations
{
    public async Task<IReadOnlyList<StockLocation>> OpenAsync(CancellationToken ct)
    {
        var table = await LocationTable.ReadAsync(db, ct);
        return [.. table.Open.Select(l => new StockLocation(l.Id, l.Code, l.Name, l.Id == table.OfReturns.Id) { Address = l.Address })];
    }
}

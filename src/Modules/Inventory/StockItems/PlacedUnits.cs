using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.StockItems;

/// <summary>Units on hand of a SKU at one location.</summary>
/// <param name="Location">Its code.</param>
internal sealed record PlacedUnits(string Location, string Name, int OnHand)
{
    /// <summary>At every open location, and at closed ones that still hold some.</summary>
    public static IReadOnlyList<PlacedUnits> Of(StockItem item, IReadOnlyDictionary<Guid, int> elsewhere, LocationTable locations) =>
    [
        .. locations.All.Select(l => (Location: l, Units: l.IsMain ? item.AtMain : elsewhere.GetValueOrDefault(l.Id)))
            .Where(p => p.Units > 0 || !p.Location.IsClosed).Select(p => new PlacedUnits(p.Location.Code, p.Location.Name, p.Units)),
    ];
}

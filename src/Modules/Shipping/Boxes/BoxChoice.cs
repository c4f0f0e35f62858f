using ClickCart.Catalog.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;

namespace ClickCart.Shipping.Boxes;

/// <summary>Chooses the shop's own box for a parcel.</summary>
internal sealed class BoxChoice(DeliveryTable table, ICatalog catalog)
{
    /// <summary>
    /// The smallest that holds the goods by weight, by volume and by their longest sides; null where none does or the shop has none. How things lie beside
    /// one another is not worked out: whoever packs may take another box.
    /// </summary>
    public async Task<Box?> ForAsync(ParcelGoods goods, CancellationToken ct)
    {
        var boxes = (await table.ReadAsync(ct)).Boxes;
        if (boxes.Count == 0) return null;
        return Of(boxes, BoxContents.Of(goods, goods.Units.Count == 0
            ? new Dictionary<string, PackedSize>() : await catalog.SizesAsync([.. goods.Units.Select(u => u.Sku).Distinct()], ct)));
    }

    public static Box? Of(IEnumerable<Box> boxes, BoxContents goods) =>
        boxes.Where(b => b.Holds(goods)).OrderBy(b => b.Volume).ThenBy(b => b.MostGrams).ThenBy(b => b.Id).FirstOrDefault();
}

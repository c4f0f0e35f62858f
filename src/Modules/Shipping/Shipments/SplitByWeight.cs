using ClickCart.Shipping.Boxes;

namespace ClickCart.Shipping.Shipments;

/// <summary>How the goods of an order go into as many parcels as its weight needs: heavy things first, each into the first parcel that bears it.</summary>
internal static class SplitByWeight
{
    /// <summary>An order of more is for people to pack.</summary>
    public const int MostParcels = 50;

    /// <summary>What the goods of one parcel may weigh: as much as the shop's strongest box bears. Null where it has no boxes.</summary>
    public static int? MostGrams(IEnumerable<Box> boxes) => boxes.Select(b => (int?)(b.MostGrams - b.EmptyGrams)).Max();

    /// <param name="goods">How many of each SKU.</param>
    /// <param name="grams">What a unit weighs; nothing where that is not known.</param>
    /// <param name="most">What a parcel bears. What is heavier by itself goes alone.</param>
    /// <returns>How many of each SKU go into each parcel; one alone where that bears all, or more than <see cref="MostParcels"/> were needed.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<string, int>> Parcels(
        IReadOnlyDictionary<string, int> goods, IReadOnlyDictionary<string, int> grams, int most)
    {
        var parcels = new List<(Dictionary<string, int> Goods, int Grams)>();
        foreach (var (sku, quantity) in goods.OrderByDescending(g => grams.GetValueOrDefault(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var (left, weight) = (quantity, Math.Max(0, grams.GetValueOrDefault(sku)));
            for (var at = 0; left > 0; at++)
            {
                if (at == MostParcels) return [goods];
                if (at == parcels.Count) parcels.Add((new(StringComparer.Ordinal), 0));
                var (into, load) = parcels[at];
                var fit = weight == 0 ? left : Math.Min(left, (most - load) / weight);
                // Too heavy for any box: it goes alone.
                if (fit < 1 && into.Count == 0) fit = 1;
                if (fit < 1) continue;
                into[sku] = into.GetValueOrDefault(sku) + fit;
                parcels[at] = (into, load + (fit * weight));
                left -= fit;
            }
        }
        return [.. parcels.Select(p => p.Goods)];
    }
}

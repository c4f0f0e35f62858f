using ClickCart.Catalog.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Boxes;

/// <summary>Goods for one box.</summary>
/// <param name="Volume">Of those whose size is known, in mm³.</param>
/// <param name="Sizes">Of those whose size is known, one of each.</param>
internal sealed record BoxContents(int WeightGrams, long Volume, IReadOnlyCollection<PackedSize> Sizes)
{
    /// <param name="sizes">By SKU. What is missing goes by its weight alone.</param>
    public static BoxContents Of(ParcelGoods goods, IReadOnlyDictionary<string, PackedSize> sizes)
    {
        var known = goods.Units.Where(u => sizes.ContainsKey(u.Sku)).ToList();
        return new(goods.WeightGrams, known.Sum(u => sizes[u.Sku].Volume * u.Quantity), [.. known.Select(u => sizes[u.Sku]).Distinct()]);
    }

    /// <summary>Whether each would go in alone, however it is turned along the sides.</summary>
    public bool FitInto(BoxSize box)
    {
        var (longest, middle, shortest) = new PackedSize(box.LengthMm, box.WidthMm, box.HeightMm).Sides;
        return Sizes.All(s => s.Sides.Longest <= longest && s.Sides.Middle <= middle && s.Sides.Shortest <= shortest);
    }
}

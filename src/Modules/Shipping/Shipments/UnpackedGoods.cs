namespace ClickCart.Shipping.Shipments;

/// <summary>The goods of one order that nobody has put into a parcel by hand yet. They lie in the shipments that wait.</summary>
/// <param name="all">All shipments of the order, to be changed, oldest first.</param>
internal sealed class UnpackedGoods(IReadOnlyList<Shipment> all)
{
    private readonly IReadOnlyList<Shipment> _rests = [.. all.Where(s => s.CanBeSplit)];

    public IReadOnlyCollection<string> Skus => [.. _rests.SelectMany(s => s.Contents).Select(c => c.Sku).Distinct()];

    public int LeftOf(string sku) => _rests.Sum(s => s.Contents.Where(c => c.Sku == sku).Sum(c => c.Quantity));

    /// <summary>How many are in parcels of their own, on their way or about to be.</summary>
    public int PackedOf(string sku) => all.Where(s => !s.CanBeSplit && s.State is not (ShipmentState.Cancelled or ShipmentState.Resent or ShipmentState.Failed))
        .Sum(s => s.Contents.Where(c => c.Sku == sku).Sum(c => c.Quantity));

    /// <summary>Puts goods into one parcel: a new one, or that in which all of them lay.</summary>
    /// <param name="wanted">How many of each SKU: 1 or more, and not more than are left.</param>
    /// <param name="grams">What a unit weighs, as far as that is known.</param>
    public Shipment Pack(IIds ids, IReadOnlyDictionary<string, int> wanted, IReadOnlyDictionary<string, int> grams, string by, DateTimeOffset now)
    {
        var missing = new Dictionary<string, int>(wanted, StringComparer.Ordinal);
        Shipment? parcel = null;
        foreach (var rest in _rests)
        {
            var taken = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var item in rest.Contents)
            {
                if (Math.Min(item.Quantity, missing.GetValueOrDefault(item.Sku)) is not (> 0 and var quantity)) continue;
                taken[item.Sku] = quantity;
                missing[item.Sku] -= quantity;
            }
            if (taken.Count == 0) continue;
            if (parcel is null) parcel = rest.Pack(ids, taken, grams, all.Max(s => s.Part) + 1, by, now);
            else parcel.TakeFrom(rest, taken, grams, now);
        }
        return parcel ?? throw new ArgumentException("Nothing is to be packed.", nameof(wanted));
    }
}

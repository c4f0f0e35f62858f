using System.Text.RegularExpressions;
using ClickCart.Kernel;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Carriers;

/// <summary>What of the carriers' rates a shopper is shown: few, and none that nobody would take.</summary>
internal static partial class WorthChoosing
{
    /// <summary>More are not read.</summary>
    public const int Most = 5;

    /// <summary>Up to here no one sends a parcel by freight or by sea, in grams.</summary>
    private const int ParcelGrams = 30_000;

    private static readonly string[] Freight = ["freight", "cargo", "pallet", "LTL", "sea", "ocean"];

    /// <summary>Without freight for a small parcel and without those that are neither cheaper nor faster than another, unless nothing else is left.</summary>
    public static IReadOnlyList<ShippingRate> Of(IReadOnlyList<ShippingRate> rates, int weightGrams)
    {
        var small = weightGrams > ParcelGrams || rates.All(IsFreight) ? rates : [.. rates.Where(r => !IsFreight(r))];
        return InOrder([.. small.Where(r => !small.Any(other => Beats(other, r)))]);
    }

    /// <summary>The cheapest, the fastest, then the others by price; at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<ShippingRate> InOrder(IReadOnlyList<ShippingRate> rates)
    {
        var byPrice = rates.OrderBy(r => r.Price.Amount).ThenBy(Days).ToList();
        var fastest = byPrice.OrderBy(Days).FirstOrDefault();
        return [.. byPrice.Take(1).Append(fastest).OfType<ShippingRate>().Concat(byPrice.Skip(1)).DistinctBy(r => r.Id, StringComparer.Ordinal).Take(Most)];
    }

    private static bool Beats(ShippingRate one, ShippingRate other) =>
        one.Price.Amount <= other.Price.Amount && Days(one) <= Days(other) && (one.Price.Amount < other.Price.Amount || Days(one) < Days(other));

    // Who does not say how long it takes is not taken for fast.
    private static int Days(ShippingRate rate) => rate.DeliveryDays ?? int.MaxValue;

    private static bool IsFreight(ShippingRate rate) => Words(rate).Any(w => Freight.Contains(w, StringComparer.OrdinalIgnoreCase));

    // KuehneNagel SeaFreight: Kuehne, Nagel, Sea, Freight.
    private static string[] Words(ShippingRate rate) => WordEnd().Split($"{rate.Carrier} {rate.Service}");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex WordEnd();
}

using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>What carriers ask for a parcel: the carrier's own answer, at most five minutes old.</summary>
public interface IShippingRates
{
    /// <summary>
    /// All there is, for staff: carriers' rates in <paramref name="currency"/>, cheapest first, then the shop's own methods there, then where it can be
    /// picked up; empty when nobody ships there. Services that cannot take the address are left out; where none is left, 422 names the field that stands in
    /// the way, such as <c>shipTo.phone</c>.
    /// Refused with 503 <c>carrier-unavailable</c> when the carrier does not answer.
    /// </summary>
    Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, ParcelGoods parcel, string currency, CancellationToken ct);

    /// <summary>
    /// What a shopper may choose from: the methods of the delivery zone in which the address lies, in the owner's order; while the shop has no zones, what
    /// is worth choosing of the carriers' rates, the cheapest and the fastest first. Never empty: 422 says why nothing is offered, naming <c>shipTo</c> or
    /// a field of it. 503 as <see cref="ForAsync"/>.
    /// </summary>
    /// <param name="shipTo">Where to, as it is kept.</param>
    /// <param name="parcel">What it is to hold.</param>
    /// <param name="goods">What they cost after their discount, at the shop's own prices: prices by total go by it. Offers are in its currency.</param>
    /// <param name="ct">Stops the question.</param>
    Task<Result<IReadOnlyList<ShippingRate>>> OffersAsync(Address shipTo, ParcelGoods parcel, Money goods, CancellationToken ct) =>
        ForAsync(shipTo, parcel, goods.Currency, ct);
}

/// <summary>The goods of one parcel.</summary>
/// <param name="WeightGrams">Of all of them, without a box.</param>
/// <param name="Units">How many of each SKU, which the box is chosen by; empty where only the weight is known.</param>
public sealed record ParcelGoods(int WeightGrams, IReadOnlyCollection<(string Sku, int Quantity)> Units)
{
    public ParcelGoods(int weightGrams) : this(weightGrams, []) { }
}

/// <param name="Carrier">Who carries it; <see cref="Shop"/> or <see cref="PickUpPoint.Carrier"/> where the shop has given the service its name.</param>
public sealed record ShippingRate(string Carrier, string Service, Money Price, int? DeliveryDays)
{
    /// <summary>Stands where a carrier's name does for the shop's own methods; who carries those is decided when the order is confirmed.</summary>
    public const string Shop = "Shop";

    /// <summary>Nobody carries it: the customer comes for it.</summary>
    public bool IsPickUp => Carrier == PickUpPoint.Carrier;

    /// <summary>What the API calls the service by: <c>usps-priority</c>.</summary>
    public string Id
    {
        get => field ?? string.Concat($"{Carrier}-{Service}".ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        init;
    }

    /// <summary>What goods must cost, after their discount, for it to be free; null where it is not by the amount.</summary>
    public Money? FreeFrom { get; init; }

    /// <summary>The delivery zone that it is offered by; null while the shop has none.</summary>
    public string? Zone { get; init; }
}

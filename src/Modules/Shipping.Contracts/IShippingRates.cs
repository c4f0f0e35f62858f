using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>What carriers ask for a parcel: the carrier's own answer, at most five minutes old.</summary>
public interface IShippingRates
{
    /// <summary>
    /// The rates in <paramref name="currency"/>, cheapest first; empty when nobody ships there. Services that cannot take the address are left out;
    /// where none is left, 422 names the field that stands in the way, such as <c>shipTo.phone</c>. The last one is pick-up, free, for an address in the
    /// country of the shop's pick-up point, where it has one.
    /// Refused with 503 <c>carrier-unavailable</c> when the carrier does not answer.
    /// </summary>
    Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, int weightGrams, string currency, CancellationToken ct);
}

public sealed record ShippingRate(string Carrier, string Service, Money Price, int? DeliveryDays)
{
    /// <summary>Nobody carries it: the customer comes for it.</summary>
    public bool IsPickUp => Carrier == PickUpPoint.Carrier;

    /// <summary>What the API calls the service by: <c>usps-priority</c>.</summary>
    public string Id => string.Concat($"{Carrier}-{Service}".ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}

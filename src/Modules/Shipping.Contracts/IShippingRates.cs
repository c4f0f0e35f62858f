using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>What carriers ask for a parcel: the carrier's own answer, at most five minutes old.</summary>
public interface IShippingRates
{
    /// <summary>
    /// The rates in <paramref name="currency"/>, cheapest first; empty when nobody ships there.
    /// Refused with 503 <c>carrier-unavailable</c> when the carrier does not answer.
    /// </summary>
    Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, int weightGrams, string currency, CancellationToken ct);
}

public sealed record ShippingRate(string Carrier, string Service, Money Price, int? DeliveryDays);

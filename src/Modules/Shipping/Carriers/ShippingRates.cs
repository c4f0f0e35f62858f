using ClickCart.Kernel;
using ClickCart.Shipping.Contracts;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Carriers;

/// <summary>Asks the carrier anew for each quote: one call, and nothing is written.</summary>
internal sealed class ShippingRates(EasyPostCarrier carrier, ILogger<ShippingRates> log) : IShippingRates
{
    public async Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, int weightGrams, string currency, CancellationToken ct)
    {
        switch (await carrier.CreateAsync(shipTo, weightGrams, currency, ct: ct))
        {
            case Outcome<CarrierShipment>.Succeeded { Value: var parcel }:
                var offers =
                    from rate in parcel.Rates ?? []
                    where rate.Currency == currency && rate.Price is { Amount: >= 0 }
                    orderby rate.Price!.Value.Amount, rate.DeliveryDays ?? int.MaxValue, rate.Carrier, rate.Service
                    select new ShippingRate(rate.Carrier, rate.Service, rate.Price!.Value, rate.DeliveryDays);
                return offers.DistinctBy(o => (o.Carrier, o.Service)).ToList();
            case Outcome<CarrierShipment>.Refused refused:
                log.LogInformation("The carrier refuses to quote for {Country}: {Code}", shipTo.Country, refused.Code);
                return Array.Empty<ShippingRate>();
            case Outcome<CarrierShipment>.Unknown unknown:
                log.LogWarning("No rates: {Why}", unknown.Why);
                break;
        }
        return new Error(ErrorKind.Unavailable, "carrier-unavailable", "The carrier does not answer just now, so shipping cannot be priced. Try again shortly.");
    }
}

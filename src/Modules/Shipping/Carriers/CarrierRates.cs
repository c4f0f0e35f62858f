using System.Collections.Concurrent;
using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Carriers;

/// <summary>The carrier's rates, asked for by one call and remembered for some minutes; nothing is written.</summary>
internal sealed class CarrierRates(EasyPostCarrier carrier, CarrierRates.Memory memory, DeliveryTable table, ILogger<CarrierRates> log)
{
    /// <summary>Cheapest first; those that cannot take the address are left out. Refusals as of <see cref="IShippingRates.ForAsync"/>.</summary>
    public async Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, int weightGrams, string currency, CancellationToken ct)
    {
        var size = ParcelSize.Of(weightGrams, Box.For((await table.ReadAsync(ct)).Boxes, weightGrams)?.Size);
        var parcel = new Parcel(shipTo.Country, shipTo.Region, shipTo.City, shipTo.PostalCode ?? "", size, currency, carrier.From);
        if (memory.Find(parcel) is { } known) return Deliverable(known, shipTo);
        switch (await carrier.CreateAsync(shipTo, size, weightGrams, currency, ct: ct))
        {
            case Outcome<CarrierShipment>.Succeeded { Value: var answer }:
                var offers =
                    from rate in answer.Rates ?? []
                    where rate.Currency == currency && rate.Price is { Amount: >= 0 }
                    orderby rate.Price!.Value.Amount, rate.DeliveryDays ?? int.MaxValue, rate.Carrier, rate.Service
                    select new ShippingRate(rate.Carrier, rate.Service, rate.Price!.Value, rate.DeliveryDays);
                var rates = offers.DistinctBy(o => (o.Carrier, o.Service)).ToArray();
                if (rates.Length > 0) memory.Keep(parcel, rates);
                return Deliverable(rates, shipTo);
            case Outcome<CarrierShipment>.Refused { Error.Reason: var code }:
                log.LogInformation("The carrier refuses to quote for {Country}: {Code}", shipTo.Country, code);
                return Array.Empty<ShippingRate>();
            case var unclear:
                log.LogWarning("No rates: {Why}", unclear.Doubt);
                return new Error(ErrorKind.Unavailable, "carrier-unavailable", carrier.HasKey
                    ? "The carrier does not answer just now, so shipping cannot be priced. Try again shortly."
                    : "The shop has no carrier yet, so shipping cannot be priced.");
        }
    }

    /// <summary>Without the services that cannot take the address. Street and phone decide that, but no rate: so it comes after what is remembered.</summary>
    private Result<IReadOnlyList<ShippingRate>> Deliverable(ShippingRate[] rates, Address shipTo)
    {
        var taken = Array.FindAll(rates, r => carrier.ObstacleTo(shipTo, r.Carrier) is null);
        if (taken.Length > 0 || rates.Length == 0) return taken;
        var (field, sentence) = carrier.ObstacleTo(shipTo, rates[0].Carrier)!;
        return Error.Invalid(field, sentence);
    }

    /// <summary>What decides a carrier's rates: the place down to its postal code, where it comes from, and the parcel as the carrier reads it.</summary>
    internal readonly record struct Parcel(string Country, string? Region, string City, string PostalCode, ParcelSize Size, string Currency, Address From);

    /// <summary>
    /// Carriers answer slowly and count how often they are asked; their prices change with the season. Only offers are remembered, never that there were
    /// none.
    /// </summary>
    internal sealed class Memory(TimeProvider clock)
    {
        public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

        private const int Capacity = 10_000;
        private readonly ConcurrentDictionary<Parcel, (ShippingRate[] Rates, DateTimeOffset At)> _kept = new();

        public ShippingRate[]? Find(Parcel parcel) =>
            _kept.TryGetValue(parcel, out var kept) && (clock.GetUtcNow() - kept.At).Duration() < Lifetime ? kept.Rates : null;

        public void Keep(Parcel parcel, ShippingRate[] rates)
        {
            if (_kept.Count >= Capacity) _kept.Clear();
            _kept[parcel] = (rates, clock.GetUtcNow());
        }
    }
}

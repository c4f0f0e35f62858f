using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Zones;

/// <summary>The one place that decides in which ways goods can be delivered: the zone's methods, or the carriers' rates while there are no zones.</summary>
internal sealed class DeliveryOffers(
    CarrierRates carriers, EasyPostCarrier carrier, PickUpPoints pickUp, DeliveryTable table, ServedCountries served) : IShippingRates
{
    public async Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, int weightGrams, string currency, CancellationToken ct)
    {
        var carried = await carriers.ForAsync(shipTo, weightGrams, currency, ct);
        var zone = (await table.ReadAsync(ct)).ZoneOf(shipTo);
        var own = from method in zone?.Methods ?? []
                  where method.Kind is not (MethodKind.Carrier or MethodKind.PickUp)
                  let price = method.PriceOf(weightGrams, Money.Zero(currency))
                  where price is not null
                  select Own(method, price.Value, zone!);
        return carried.Error is { } refused ? refused : (ShippingRate[])[.. carried.Value, .. own, .. pickUp.OfferedTo(shipTo, currency, zone)];
    }

    public async Task<Result<IReadOnlyList<ShippingRate>>> OffersAsync(Address shipTo, int weightGrams, Money goods, CancellationToken ct)
    {
        if (served.RefusalOf(shipTo.Country) is { } why) return Error.Invalid("shipTo.country", why);
        var delivery = await table.ReadAsync(ct);
        if (delivery.Zones.Count == 0)
        {
            var carried = await carriers.ForAsync(shipTo, weightGrams, goods.Currency, ct);
            if (carried.Error is { } away) return away;
            ShippingRate[] all = [.. WorthChoosing.Of(carried.Value, weightGrams), .. pickUp.OfferedTo(shipTo, goods.Currency, null)];
            return all.Length > 0 ? all : Error.Invalid("shipTo", "No carrier takes these items to this address.");
        }
        if (delivery.ZoneOf(shipTo) is not { } zone) return Nowhere(delivery, shipTo);

        var (offers, whyNot) = (new List<ShippingRate>(), (Error?)null);
        foreach (var method in zone.Methods)
        {
            var found = await OfAsync(method, zone, shipTo, weightGrams, goods, ct);
            if (found.Error is { } refused) whyNot ??= refused;
            else offers.AddRange(found.Value);
        }
        offers.AddRange(pickUp.OfferedTo(shipTo, goods.Currency, zone));
        return offers.Count > 0
            ? offers.DistinctBy(o => o.Id, StringComparer.Ordinal).ToArray()
            : whyNot ?? Error.Invalid("shipTo",
                $"The shop delivers to {zone.Name}, but not this order: nothing fits its weight of {weightGrams} g, its amount and its currency {goods.Currency}.");
    }

    private async Task<Result<IReadOnlyList<ShippingRate>>> OfAsync(
        DeliveryMethod method, Zone zone, Address shipTo, int weightGrams, Money goods, CancellationToken ct)
    {
        if (method.Kind is MethodKind.Carrier)
        {
            var carried = await carriers.ForAsync(shipTo, weightGrams, goods.Currency, ct);
            if (carried.Error is { } refused) return refused;
            ShippingRate[] chosen = [.. carried.Value.Where(r => method.Services is null or [] || method.Chooses(r.Carrier, r.Service))];
            var worth = method.Services is null or [] ? WorthChoosing.Of(chosen, weightGrams) : WorthChoosing.InOrder(chosen);
            return (ShippingRate[])
            [
                .. worth.Select(r => r with { Price = method.WithMargin(r.Price), FreeFrom = method.FreeFromIn(goods.Currency), Zone = zone.Name }),
            ];
        }
        if (method.PriceOf(weightGrams, goods) is not { } price) return Array.Empty<ShippingRate>();
        if (method.Carrier is { } by && carrier.ObstacleTo(shipTo, by) is { } obstacle) return Error.Invalid(obstacle.Field, obstacle.Sentence);
        return (ShippingRate[])[Own(method, price, zone)];
    }

    private static ShippingRate Own(DeliveryMethod method, Money price, Zone zone) => new(ShippingRate.Shop, method.Name!, price, method.DeliveryDays)
    {
        Id = method.Id!,
        FreeFrom = method.FreeFromIn(price.Currency),
        Zone = zone.Name,
    };

    private static Error Nowhere(DeliveryTable.Snapshot delivery, Address shipTo) =>
        delivery.Zones.Any(z => z.Places.AllCountries.Contains(shipTo.Country))
            ? Error.Invalid(Places.Find(shipTo.Country) is { HasPostalCodes: true } ? "shipTo.postalCode" : "shipTo.region",
                $"The shop does not deliver to this part of {Places.CountryName(shipTo.Country)}.")
            : Error.Invalid("shipTo.country", $"The shop does not deliver to {Places.CountryName(shipTo.Country)}.");
}

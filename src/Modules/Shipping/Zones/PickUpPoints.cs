using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Zones;

/// <summary>Where orders are picked up: at the places of the zones, and at that of <c>Shipping:PickUp</c>.</summary>
internal sealed class PickUpPoints(PickUpSettings settings, EasyPostSettings carrier, DeliveryTable table) : IPickUp
{
    public async Task<PickUpPoint?> FindAsync(string service, CancellationToken ct)
    {
        var own = (await table.ReadAsync(ct)).Zones.SelectMany(z => z.Methods).FirstOrDefault(m => m.Kind is MethodKind.PickUp && m.Name == service);
        if (own is null) return settings.Point?.Name == service ? settings.Point : null;
        return new(own.Name!, own.Instructions ?? (own.Address is null ? settings.Point?.Instructions : null) ?? "",
            own.Address ?? settings.Point?.Address ?? carrier.From.Normal());
    }

    /// <summary>The zone's places; where it has none that of the settings, for addresses in its country. For nothing.</summary>
    /// <param name="zone">Null while there are none.</param>
    public IEnumerable<ShippingRate> OfferedTo(Address shipTo, string currency, Zone? zone)
    {
        string[] names = [.. (zone?.Methods ?? []).Where(m => m.Kind is MethodKind.PickUp).Select(m => m.Name!)];
        if (names.Length == 0 && settings.Point is { } point && point.Address.Country == shipTo.Country) names = [point.Name];
        return names.Select(name => new ShippingRate(PickUpPoint.Carrier, name, Money.Zero(currency), null) { Zone = zone?.Name });
    }
}

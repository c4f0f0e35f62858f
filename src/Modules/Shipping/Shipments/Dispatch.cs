using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;

namespace ClickCart.Shipping.Shipments;

/// <summary>By whom what a customer chose is sent: what stands on the shipment.</summary>
internal sealed record Dispatch(ShipmentKind Kind, string Carrier, string Service)
{
    /// <summary>A method of the shop's goes by the carrier that it names now; by its own means where it names none, or is gone.</summary>
    public static Dispatch Of(DeliveryTable.Snapshot delivery, string? optionId, string carrier, string service) => carrier switch
    {
        PickUpPoint.Carrier => new(ShipmentKind.PickUp, carrier, service),
        ShippingRate.Shop when delivery.FindMethod(optionId) is { Carrier: { } by, Service: { } what } => new(ShipmentKind.Carrier, by, what),
        ShippingRate.Shop => new(ShipmentKind.Own, carrier, service),
        _ => new(ShipmentKind.Carrier, carrier, service),
    };
}

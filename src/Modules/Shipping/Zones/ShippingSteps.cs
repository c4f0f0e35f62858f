using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Zones;

/// <summary>Before the shop opens, it knows where its parcels leave and where they go.</summary>
internal sealed class ShippingSteps(EasyPostSettings settings, DeliveryTable table) : IOpeningSteps
{
    public async Task<IReadOnlyList<OpeningStep>> AsOfNowAsync(CancellationToken ct) =>
    [
        new(40, "warehouse", "The address that parcels leave from", "/admin/settings#panel-warehouse", settings.HasFrom),
        new(42, "delivery-zone", "A delivery zone", "/admin/shipping-zones", (await table.ReadAsync(ct)).Zones.Count > 0)
        {
            Note = "Where you deliver, how, and for what price.",
        },
    ];
}

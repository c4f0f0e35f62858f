using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// A confirmed order gets a shipment, or several where it weighs too much for one and the shop wishes that. The label of what a carrier brings is to be
/// bought, unless staff buys labels by hand, and not before all of it is there.
/// </summary>
internal sealed class BookShipment(
    ShippingDbContext db, EasyPostSettings settings, IOptionsMonitor<LabelSettings> labels, ICatalog catalog, IOrderReader orders, DeliveryTable table,
    TimeProvider clock, IIds ids)
    : IEventHandler<OrderConfirmed>
{
    private static readonly Dictionary<string, CustomsFacts> None = [];

    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        if (await db.IsBookedAsync(message.OrderId, ct)) return Result.Success;
        var customs = !Parcels.PassesCustoms(settings.From, message.ShipTo) ? None : await catalog.CustomsAsync([.. message.Lines.Select(l => l.Sku)], ct);
        var by = Dispatch.Of(await table.ReadAsync(ct), message.ShippingOptionId, message.Carrier, message.Service);
        var shipment = new Shipment(ids, message, by, customs, clock.GetUtcNow());
        var parcels = await SplitAsync(shipment, ct);
        db.AddRange(parcels);
        if (message.AwaitsStock) foreach (var parcel in parcels) parcel.AwaitStock(clock.GetUtcNow());
        if (by.Kind is ShipmentKind.Carrier && labels.CurrentValue.AreAutomatic)
        {
            foreach (var parcel in parcels)
            {
                parcel.WantLabel(clock.GetUtcNow());
                if (!message.AwaitsStock) db.Enqueue(new BuyLabelJob(parcel.Id, parcel.OrderNumber));
            }
        }
        // No job looks how the order stands: its cancellation may have come first, when there was nothing yet to cancel.
        if ((message.AwaitsStock || by.Kind is not ShipmentKind.Carrier || !labels.CurrentValue.AreAutomatic)
            && await orders.FindAsync(message.OrderId, ct) is { Status: "cancelled" })
        {
            foreach (var parcel in parcels) parcel.Cancel("order cancelled", clock.GetUtcNow());
        }
        return Result.Success;
    }

    /// <summary>As many as its weight needs, where the shop wishes that.</summary>
    private async Task<IReadOnlyList<Shipment>> SplitAsync(Shipment all, CancellationToken ct)
    {
        if (labels.CurrentValue.SplitParcels is not ParcelSplitting.ByWeight || all.Kind is not ShipmentKind.Carrier
            || SplitByWeight.MostGrams((await table.ReadAsync(ct)).Boxes) is not { } most || all.WeightGrams <= most) return [all];
        var goods = all.Contents.GroupBy(c => c.Sku, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Quantity), StringComparer.Ordinal);
        var grams = (await catalog.FindAsync([.. goods.Keys], ct)).ToDictionary(i => i.Key, i => i.Value.WeightGrams, StringComparer.Ordinal);
        var parcels = new List<Shipment> { all };
        foreach (var taken in SplitByWeight.Parcels(goods, grams, most).Skip(1))
            parcels.Add(all.Pack(ids, taken, grams, parcels.Count + 1, by: null, clock.GetUtcNow()));
        return parcels;
    }
}

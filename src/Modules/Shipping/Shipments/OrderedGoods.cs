using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Shipments;

/// <summary>What of an order is in a parcel, as the order is now.</summary>
internal static class OrderedGoods
{
    /// <summary>It holds all that is ordered, and nothing else.</summary>
    public static bool HoldsAllOf(this Shipment shipment, OrderDetails order) =>
        shipment.Contents.Count == order.Lines.Count
        && shipment.Contents.All(c => order.Lines.Where(l => l.Sku == c.Sku).Sum(l => l.Quantity) == c.Quantity);

    /// <summary>The order of a part has all that it holds in other parcels, or is over: what is in this one is not sent any more.</summary>
    public static async Task<bool> IsGivenUpAsync(this ShippingDbContext db, Shipment part, OrderDetails? order, CancellationToken ct)
    {
        if (order is not { FulfilmentStatus: not "returned" }) return true;
        var others = await db.Shipments.AsNoTracking().Where(s => s.OrderId == part.OrderId && s.Id != part.Id)
            .Where(s => s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed && s.State != ShipmentState.Resent)
            .Select(s => s.Contents).ToListAsync(ct);
        return part.Contents.Any(c => order.Lines.Where(l => l.Sku == c.Sku).Sum(l => l.Quantity)
            < c.Quantity + others.SelectMany(o => o).Where(o => o.Sku == c.Sku).Sum(o => o.Quantity));
    }

    /// <summary>What is to be said of a parcel that goes with what its order does not hold any more; null where it holds what is ordered.</summary>
    public static async Task<string?> WhyNotAsOrderedAsync(this ShippingDbContext db, Shipment shipment, OrderDetails? order, CancellationToken ct) =>
        order is not { Status: not "cancelled" } || shipment.VoidedBy is not null ? null
        : !shipment.IsPartial ? shipment.HoldsAllOf(order) ? null : FollowEditedOrder.LeftBefore
        : await db.IsGivenUpAsync(shipment, order, ct) ? CancelGivenUpParcels.LeftAllTheSame : null;

    /// <summary>What customs are told of the goods; null for a parcel that crosses no border.</summary>
    public static async Task<IReadOnlyDictionary<string, CustomsFacts>?> CustomsOfAsync(
        this ICatalog catalog, OrderDetails order, Shipment shipment, EasyPostSettings settings, CancellationToken ct) =>
        Parcels.PassesCustoms(settings.From, shipment.ShipTo) ? await catalog.CustomsAsync([.. order.Lines.Select(l => l.Sku)], ct) : null;
}

using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// A label was given back while its order stands: another shipment with the same goods, or with what is ordered since, goes the way that the delivery was
/// put right to, or waits to be packed anew where staff voided the label.
/// </summary>
internal sealed class ReplaceShipment(
    ShippingDbContext db, IOrderReader orders, ICatalog catalog, EasyPostSettings settings, DeliveryTable table, IOptionsMonitor<LabelSettings> labels,
    TimeProvider clock, IIds ids)
    : IEventHandler<LabelRefunded>
{
    public async Task<Result> HandleAsync(LabelRefunded message, CancellationToken ct)
    {
        var given = await db.GetShipmentAsync(message.ShipmentId, ct);
        var last = await db.Shipments.Where(s => s.OrderId == message.OrderId && s.Part == given.Part)
            .OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).FirstAsync(ct);
        if (last.Id != message.ShipmentId || await orders.FindDeliveryAsync(message.OrderId, ct) is not { } delivery) return Result.Success;
        if (given.IsPartial && await db.IsGivenUpAsync(given, await orders.FindAsync(given.OrderId, ct), ct)) return Result.Success;
        var now = clock.GetUtcNow();
        var by = Dispatch.Of(await table.ReadAsync(ct), delivery.ShippingOptionId, delivery.Carrier, delivery.Service);
        var shipment = new Shipment(ids, last, new(message.OrderId, delivery.ShipTo, delivery.Carrier, delivery.Service, now), by, now);
        db.Add(shipment);
        if (!shipment.IsPartial && await orders.FindAsync(message.OrderId, ct) is { } order && !shipment.HoldsAllOf(order))
        {
            shipment.Repack(order, await catalog.CustomsOfAsync(order, shipment, settings, ct), now);
            if (order.AwaitsStock) shipment.AwaitStock(now);
        }
        if (by.Kind is not ShipmentKind.Carrier || last.VoidedBy is not null || !labels.CurrentValue.AreAutomatic) return Result.Success;
        shipment.WantLabel(now);
        db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// A label was given back while its order stands: another shipment with the same goods goes the way that the delivery was put right to, or waits to be
/// packed anew where staff voided the label.
/// </summary>
internal sealed class ReplaceShipment(
    ShippingDbContext db, IOrderReader orders, DeliveryTable table, IOptionsMonitor<LabelSettings> labels, TimeProvider clock, IIds ids)
    : IEventHandler<LabelRefunded>
{
    public async Task<Result> HandleAsync(LabelRefunded message, CancellationToken ct)
    {
        var given = await db.GetShipmentAsync(message.ShipmentId, ct);
        var last = await db.Shipments.Where(s => s.OrderId == message.OrderId && s.Part == given.Part)
            .OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).FirstAsync(ct);
        if (last.Id != message.ShipmentId || await orders.FindDeliveryAsync(message.OrderId, ct) is not { } delivery) return Result.Success;
        if (given.IsPartial && await IsGivenUpAsync(given, ct)) return Result.Success;
        var now = clock.GetUtcNow();
        var by = Dispatch.Of(await table.ReadAsync(ct), delivery.ShippingOptionId, delivery.Carrier, delivery.Service);
        var shipment = new Shipment(ids, last, new(message.OrderId, delivery.ShipTo, delivery.Carrier, delivery.Service, now), by, now);
        db.Add(shipment);
        if (by.Kind is not ShipmentKind.Carrier || last.VoidedBy is not null || !labels.CurrentValue.AreAutomatic) return Result.Success;
        shipment.WantLabel(now);
        db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }

    /// <summary>Its order has all that it holds in other parcels, or is over: what was in this one is not sent any more.</summary>
    private async Task<bool> IsGivenUpAsync(Shipment given, CancellationToken ct)
    {
        if (await orders.FindAsync(given.OrderId, ct) is not { FulfilmentStatus: not "returned" } order) return true;
        var others = await db.Shipments.AsNoTracking().Where(s => s.OrderId == given.OrderId && s.Id != given.Id)
            .Where(s => s.State != ShipmentState.Cancelled && s.State != ShipmentState.Failed && s.State != ShipmentState.Resent)
            .Select(s => s.Contents).ToListAsync(ct);
        return given.Contents.Any(c => order.Lines.Where(l => l.Sku == c.Sku).Sum(l => l.Quantity)
            < c.Quantity + others.SelectMany(o => o).Where(o => o.Sku == c.Sku).Sum(o => o.Quantity));
    }
}

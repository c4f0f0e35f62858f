using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>The label of an order whose delivery was put right is given back: another shipment with the same goods goes the new way.</summary>
internal sealed class ReplaceShipment(ShippingDbContext db, IOrderReader orders, IOptionsMonitor<LabelSettings> labels, TimeProvider clock, IIds ids)
    : IEventHandler<LabelRefunded>
{
    public async Task<Result> HandleAsync(LabelRefunded message, CancellationToken ct)
    {
        var last = await db.Shipments.Where(s => s.OrderId == message.OrderId).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).FirstAsync(ct);
        if (last.Id != message.ShipmentId || await orders.FindDeliveryAsync(message.OrderId, ct) is not { } delivery) return Result.Success;
        var now = clock.GetUtcNow();
        var shipment = new Shipment(ids, last, new(message.OrderId, delivery.ShipTo, delivery.Carrier, delivery.Service, now), now);
        db.Add(shipment);
        if (shipment.IsPickUp || !labels.CurrentValue.AreAutomatic) return Result.Success;
        shipment.WantLabel(now);
        db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}

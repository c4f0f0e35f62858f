using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Zones;

namespace ClickCart.Shipping.Shipments;

/// <summary>A delivery that the carrier refused was put right: another shipment with the same goods tries again.</summary>
internal sealed class RetryShipment(ShippingDbContext db, DeliveryTable table, TimeProvider clock, IIds ids) : IEventHandler<DeliveryCorrected>
{
    public async Task<Result> HandleAsync(DeliveryCorrected message, CancellationToken ct)
    {
        var last = await db.Shipments.Where(s => s.OrderId == message.OrderId).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct);
        if (last is not { State: ShipmentState.Failed }) return Result.Success;
        var by = Dispatch.Of(await table.ReadAsync(ct), message.ShippingOptionId, message.Carrier, message.Service);
        var shipment = new Shipment(ids, last, message, by, clock.GetUtcNow());
        db.Add(shipment);
        if (by.Kind is ShipmentKind.Carrier) db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}

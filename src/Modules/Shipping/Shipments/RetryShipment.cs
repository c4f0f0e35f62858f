using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>A delivery that the carrier refused was put right: another shipment with the same goods tries again.</summary>
internal sealed class RetryShipment(ShippingDbContext db, TimeProvider clock, IIds ids) : IEventHandler<DeliveryCorrected>
{
    public async Task<Result> HandleAsync(DeliveryCorrected message, CancellationToken ct)
    {
        var last = await db.Shipments.Where(s => s.OrderId == message.OrderId).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct);
        if (last is not { State: ShipmentState.Failed }) return Result.Success;
        var shipment = new Shipment(ids, last, message, clock.GetUtcNow());
        db.Add(shipment);
        if (!shipment.IsPickUp) db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}

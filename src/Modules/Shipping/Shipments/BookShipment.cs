using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>A confirmed order gets a shipment, and its label is to be bought.</summary>
internal sealed class BookShipment(ShippingDbContext db, TimeProvider clock, IIds ids) : IEventHandler<OrderConfirmed>
{
    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        if (await db.IsBookedAsync(message.OrderId, ct)) return Result.Success;
        var shipment = new Shipment(ids, message, clock.GetUtcNow());
        db.Add(shipment);
        db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}

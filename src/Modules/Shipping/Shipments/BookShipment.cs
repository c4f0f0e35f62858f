using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>A confirmed order gets a shipment, and its label is to be bought.</summary>
internal sealed class BookShipment(ShippingDbContext db, TimeProvider clock, IIds ids) : IEventHandler<OrderConfirmed>
{
    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        var order = message;
        if (await db.IsBookedAsync(order.OrderId, ct)) return Result.Success;
        var shipment = new Shipment(
            ids, order.OrderId, order.Number, order.ShipTo, order.Carrier, order.Service, order.WeightGrams, order.Total, clock.GetUtcNow());
        db.Add(shipment);
        db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}

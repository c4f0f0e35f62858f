using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>What staff sends by hand is under way as soon as it is paid for: not before, for a charge that fails cancels the order.</summary>
internal sealed class SetOutParcel(ShippingDbContext db, IOrderReader orders, TimeProvider clock) : IEventHandler<SentByHand>
{
    public async Task<Result> HandleAsync(SentByHand message, CancellationToken ct)
    {
        var shipment = await db.Shipments.FirstAsync(s => s.Id == message.ShipmentId, ct);
        if (shipment.State is not ShipmentState.Labelled) return Result.Success;
        if (await orders.FindAsync(shipment.OrderId, ct) is not { } order || !order.IsPaid()) return Error.NotYet("It is not paid for yet.");
        if (shipment.SetOut(clock.GetUtcNow()) is { } dispatched) db.Publish(dispatched);
        return Result.Success;
    }
}

using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// What an order waits for arrived, or is expected on another day. How it is now is asked, so that events may come in any order; one about an order that
/// is not stored yet can be passed over, for its stock is asked again when it is paid for. Publishes OrderStocked once all is there, and
/// OrderExpectedOnAnotherDay where that is to be on another day.
/// </summary>
internal sealed class RecordStockWaits(OrderingDbContext db, IStockHolds stock, TimeProvider clock) : IEventHandler<OrderWaitsChanged>
{
    public async Task<Result> HandleAsync(OrderWaitsChanged message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Result.Success;
        // What a change has gained is still held under the change's id for a moment.
        Guid[] ids = [order.Id, .. order.EditCount == 0 ? [] : await db.Edits.Where(e => e.OrderId == order.Id).Select(e => e.Id).ToListAsync(ct)];
        var waited = order.Waits(await stock.WaitsAsync(ids, ct), Order.Time(clock));
        db.PublishEvents(order);
        return waited;
    }
}

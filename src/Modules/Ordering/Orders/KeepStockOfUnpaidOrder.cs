using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// An order that costs nothing, or is paid on delivery, was confirmed as it was placed: the stock that it holds is kept for good. Were the hold to have
/// run out before, and the stock to be gone, the order is cancelled. Publishes OrderCancelled then, and OrderStocked where what it waited for has come.
/// </summary>
internal sealed class KeepStockOfUnpaidOrder(OrderingDbContext db, IStockHolds stock, TimeProvider clock) : IEventHandler<OrderPlaced>
{
    public static bool ShouldHandle(OrderPlaced message, IServiceProvider _) =>
        message.Total.Amount == 0 || message.PaymentMethod == ManualMethod.CashOnDelivery;

    public async Task<Result> HandleAsync(OrderPlaced message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        // What was cancelled meanwhile needs no stock, and what was shipped has it.
        if (order.Status is not OrderStatus.Confirmed) return Result.Success;
        // Kept is what was ordered: a change of it that was faster follows once that is so.
        HoldLine[] ordered = [.. message.Lines.Select(l => new HoldLine(l.Sku, l.Quantity))];
        if (await stock.TryKeepAsync(order.Id, ordered, ct))
        {
            if (order.AwaitsStock) order.Waits(await stock.WaitsAsync([order.Id], ct), Order.Time(clock));
        }
        else if (order.Cancel("The stock was gone before it was set aside for good.", Actor.System, Order.Time(clock)).Error is { } refused) return refused;
        db.PublishEvents(order);
        return Result.Success;
    }
}

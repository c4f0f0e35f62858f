using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// An order that costs nothing, or is paid on delivery, was confirmed as it was placed: the stock that it holds is kept for good. Were the hold to have
/// run out before, and the stock to be gone, the order is cancelled. Publishes OrderCancelled then.
/// </summary>
internal sealed class KeepStockOfUnpaidOrder(OrderingDbContext db, IStockHolds stock, TimeProvider clock) : IEventHandler<OrderPlaced>
{
    public static bool ShouldHandle(OrderPlaced message, IServiceProvider _) =>
        message.Total.Amount == 0 || message.PaymentMethod == ManualMethod.CashOnDelivery;

    public async Task<Result> HandleAsync(OrderPlaced message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        // What was cancelled meanwhile needs no stock, and what was shipped has it.
        // Kept is what was ordered: a change of it that was faster follows once that is so.
        HoldLine[] ordered = [.. message.Lines.Select(l => new HoldLine(l.Sku, l.Quantity))];
        if (order.Status is not OrderStatus.Confirmed || await stock.TryKeepAsync(order.Id, ordered, ct)) return Result.Success;
        if (order.Cancel("The stock was gone before it was set aside for good.", Actor.System, Order.Time(clock)).Error is { } refused) return refused;
        db.PublishEvents(order);
        return Result.Success;
    }
}

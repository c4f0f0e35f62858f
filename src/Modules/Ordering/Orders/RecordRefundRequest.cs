using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Somebody asked for a refund: a row on the timeline.</summary>
internal sealed class RecordRefundRequest(OrderingDbContext db, TimeProvider clock) : IEventHandler<RefundRequested>
{
    public async Task<Result> HandleAsync(RefundRequested message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.RefundAsked(message.Amount, message.Reason, new Actor(message.Actor, message.Actor), Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}

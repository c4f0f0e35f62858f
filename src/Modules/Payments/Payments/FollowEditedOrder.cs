using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>The order was changed: what is not charged yet is charged by what it comes to now, of what is charged the difference goes back.</summary>
internal sealed class FollowEditedOrder(PaymentsDbContext db, IOrderReader orders) : IEventHandler<OrderEdited>
{
    public async Task<Result> HandleAsync(OrderEdited message, CancellationToken ct)
    {
        // Of several changes that come in any order, the last one brings what the order comes to.
        var total = (await orders.FindAsync(message.OrderId, ct))?.Total.Amount;
        return await db.FollowAsync(
            message.OrderId, message.Actor, (payment, now) => payment.Change(message.Difference.Amount, total, message.Reason, now), ct);
    }
}

using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The order was changed: what is not charged yet is charged by what it comes to now, of what is charged the difference goes back. A supplement that was paid
/// for the change becomes a part of the order's payment. What waits for goods since is charged now.
/// </summary>
internal sealed class FollowEditedOrder(PaymentsDbContext db, IOrderReader orders) : IEventHandler<OrderEdited>
{
    public async Task<Result> HandleAsync(OrderEdited message, CancellationToken ct)
    {
        // Of several changes that come in any order, the last one brings what the order comes to.
        var order = await orders.FindAsync(message.OrderId, ct);
        var total = order?.Total.Amount;
        // A supplement has the change's id, and the change was made once it was paid.
        var supplement = await db.FindPaymentAsync(message.EditId, ct);
        var followed = await db.FollowAsync(message.OrderId, message.Actor, (payment, now) =>
        {
            if (supplement is not null) payment.TakeIn(supplement, now);
            payment.Change(message.Difference.Amount, total, message.Reason, now);
            // An authorisation lapses before the goods come. While another change is still to come, that one sees to it.
            if (order is { AwaitsStock: true } && payment.Due == total) payment.Capture(now);
        }, ct);
        if (followed.Succeeded && supplement is not null) await db.PublishEventsAsync(supplement, ct);
        return followed;
    }
}

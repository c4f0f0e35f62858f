using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>The order was changed: what is not charged yet is charged by what it comes to now, of what is charged the difference goes back.</summary>
internal sealed class FollowEditedOrder(PaymentsDbContext db) : IEventHandler<OrderEdited>
{
    public Task<Result> HandleAsync(OrderEdited message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, message.Actor, (payment, now) => payment.Change(message.Difference.Amount, message.Reason, now), ct);
}

using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The customer must act at the bank before the payment goes on.</summary>
internal sealed class RecordPaymentAction(OrderingDbContext db) : IEventHandler<PaymentActionRequired>
{
    public Task<Result> HandleAsync(PaymentActionRequired message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.ActionRequired(message, now), ct);
}

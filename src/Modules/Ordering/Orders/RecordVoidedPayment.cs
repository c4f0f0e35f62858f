using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The authorisation was given back: an order that still counted on it is cancelled. Publishes OrderCancelled.</summary>
internal sealed class RecordVoidedPayment(OrderingDbContext db) : IEventHandler<PaymentVoided>
{
    public async Task<Result> HandleAsync(PaymentVoided message, CancellationToken ct)
    {
        var supplemented = await db.Supplements.Where(s => s.OrderId == message.OrderId && s.Status == SupplementStatus.CarriedOut)
            .SumAsync(s => s.Difference, ct);
        return await db.FollowAsync(message.OrderId, (order, now) => order.Voided(supplemented, now), ct);
    }
}

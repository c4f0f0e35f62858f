using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>The payment of a supplement waits for its customer, or was declined: another payment method may be tried until the link runs out.</summary>
internal sealed class RecordUnpaidSupplement(OrderingDbContext db) : IEventHandler<SupplementNotPaid>
{
    public async Task<Result> HandleAsync(SupplementNotPaid message, CancellationToken ct)
    {
        if (await db.Supplements.FirstOrDefaultAsync(s => s.PaymentId == message.PaymentId, ct) is not { } supplement) return Result.Success;
        supplement.NotPaid(message);
        db.Notify(OrderingDbContext.Topic(supplement.OrderId));
        return Result.Success;
    }
}

using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// The payment of a supplement waits for its customer, or was declined: another payment method may be tried until the link runs out. Where nothing comes of
/// this payment any more, what it held is there for the next one.
/// </summary>
internal sealed class RecordUnpaidSupplement(OrderingDbContext db, OrderEditing editing) : IEventHandler<SupplementNotPaid>
{
    public async Task<Result> HandleAsync(SupplementNotPaid message, CancellationToken ct)
    {
        if (await db.Supplements.FirstOrDefaultAsync(s => s.PaymentId == message.PaymentId, ct) is not { } supplement) return Result.Success;
        if (message.IsOver && supplement.IsTold(message)) await editing.ReleaseAsync(supplement, ct);
        supplement.NotPaid(message);
        db.Notify(OrderingDbContext.Topic(supplement.OrderId));
        return Result.Success;
    }
}

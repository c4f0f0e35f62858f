using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>
/// A draft whose order the shop itself ended before anything was charged can be paid for by its link again, as another order; not one of an exchange, which
/// ends with it.
/// </summary>
internal sealed class ReopenDraft(OrderingDbContext db, TimeProvider clock) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        if (message.Actor != Actor.System.Role
            || await db.Drafts.FirstOrDefaultAsync(d => d.OrderId == message.OrderId && d.ReturnId == null, ct) is not { } draft)
            return Result.Success;
        // What is only authorised is given back.
        PaymentStatus[] unpaid =
        [
            PaymentStatus.Pending, PaymentStatus.ActionRequired, PaymentStatus.Declined, PaymentStatus.Authorized, PaymentStatus.Voided,
            PaymentStatus.NotRequired,
        ];
        if (await db.Orders.AnyAsync(o => o.Id == message.OrderId && unpaid.Contains(o.PaymentStatus), ct))
            draft.OrderEnded(message.Number, Order.Time(clock));
        return Result.Success;
    }
}

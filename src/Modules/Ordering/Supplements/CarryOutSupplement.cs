using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// A supplement is paid: the change is made as it was asked for, in the same commit. Where it cannot be any more, all that was paid goes back. Publishes
/// OrderEdited or SupplementGivenUp.
/// </summary>
internal sealed class CarryOutSupplement(OrderingDbContext db, OrderEditing editing, TimeProvider clock) : IEventHandler<SupplementPaid>
{
    public async Task<Result> HandleAsync(SupplementPaid message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        var supplement = await db.Supplements.FirstOrDefaultAsync(s => s.PaymentId == message.PaymentId, ct);
        var now = Order.Time(clock);
        order.SupplementPaid(message.Amount, message.Manual, now);
        // One that is not known was given up, and its payment was faster at the gateway.
        var refused = supplement is null ? Supplement.IsOver with { Detail = "It was paid too late." }
            : (await editing.CarryOutAsync(order, supplement, now, ct)).Error;
        if (refused is null) supplement!.CarriedOut(now);
        else
        {
            var why = supplement?.EndReason ?? refused.Detail;
            supplement?.End(SupplementStatus.GivenBack, why, order, now);
            order.SupplementGivenBack(message.PaymentId, message.Amount, why, now);
        }
        db.PublishEvents(order);
        return Result.Success;
    }
}

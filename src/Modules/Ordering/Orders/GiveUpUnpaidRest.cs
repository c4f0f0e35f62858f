namespace ClickCart.Ordering.Orders;

/// <summary>
/// All that was paid for an order went back, and something of it still waits to be sent: that is given up, so that nobody is sent what nobody pays for.
/// Where it cannot be, it is kept back for somebody to decide. Publishes RestGivenUp, OrderEdited.
/// </summary>
internal sealed class GiveUpUnpaidRest(OrderingDbContext db, RestOfOrder rest, TimeProvider clock) : IEventHandler<RefundsRecorded>
{
    public static bool ShouldHandle(RefundsRecorded message, IServiceProvider _) => !message.Failed;

    public async Task<Result> HandleAsync(RefundsRecorded message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { PaymentStatus: PaymentStatus.Refunded, HasRest: true } order) return Result.Success;
        var now = Order.Time(clock);
        var plan = await rest.PlanAsync(order, ct);
        if (plan.Error == RestOfOrder.JustLeft) return Error.NotYet(RestOfOrder.JustLeft.Detail);
        if (plan.Succeeded) await rest.CarryOutAsync(order, plan.Value, "It was refunded in full.", null, Actor.System, now, ct);
        else order.KeepRestBack(now);
        db.PublishEvents(order);
        return Result.Success;
    }
}

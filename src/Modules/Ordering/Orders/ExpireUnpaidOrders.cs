namespace ClickCart.Ordering.Orders;

/// <summary>Cancels orders whose payment never succeeded when their hold runs out. Publishes OrderCancelled.</summary>
internal sealed class ExpireUnpaidOrders(OrderingDbContext db, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 100;

    public static string Name => "Cancel unpaid orders";

    public static TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = Order.Time(clock);
        var unpaid = await db.Orders.Where(o => o.Status == OrderStatus.AwaitingPayment && o.HoldExpiresAt <= now)
            .OrderBy(o => o.HoldExpiresAt).Take(Batch).ToListAsync(ct);
        foreach (var order in unpaid)
        {
            order.Cancel("The payment did not succeed in time.", Actor.System, now);
            db.PublishEvents(order);
        }
        return Result.Success;
    }
}

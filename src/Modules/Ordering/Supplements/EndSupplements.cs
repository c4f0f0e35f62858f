using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// Ends supplements that nobody paid in time, and those of orders that can be changed no more; gives up the payments of those who did not come back from their
/// bank, after which the link can be used again. Publishes SupplementGivenUp.
/// </summary>
internal sealed class EndSupplements(OrderingDbContext db, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 100;

    public static string Name => "End what nobody pays of changed orders";

    public static TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = Order.Time(clock);
        var due = await db.Supplements.Where(s => s.Status == SupplementStatus.Open && (s.PayingUntil <= now || s.LinkExpiresAt <= now
                || !db.Orders.Any(o => o.Id == s.OrderId && o.Status == OrderStatus.Confirmed && o.EditCount == s.EditCount)))
            .OrderBy(s => s.AskedAt).Take(Batch).ToListAsync(ct);
        foreach (var supplement in due)
        {
            var order = (await db.FindOrderAsync(supplement.OrderId, ct))!;
            var isPaid = supplement.PayingUntil > now;
            if (supplement.PayingUntil <= now) supplement.Drop(order, "Nobody paid in time.", now);
            var why = supplement.WhyNot(order)?.Detail ?? (supplement.LinkExpiresAt <= now && !isPaid ? "Nobody paid in time." : null);
            if (why is not null && supplement.End(SupplementStatus.Expired, why, order, now).Succeeded) order.SupplementEnded(why, Actor.System, now);
            db.PublishEvents(order, supplement);
        }
        return Result.Success;
    }
}

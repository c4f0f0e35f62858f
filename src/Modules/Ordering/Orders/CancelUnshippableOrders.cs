using System.Globalization;

namespace ClickCart.Ordering.Orders;

/// <summary>Cancels orders whose delivery nobody put right within the days that it may take. Publishes OrderCancelled.</summary>
internal sealed class CancelUnshippableOrders(OrderingDbContext db, OrderingSettings settings, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 100;

    public static string Name => "Cancel orders that cannot be shipped";

    public static TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = Order.Time(clock);
        DateTimeOffset? limit = now - settings.Unshippable;
        var waiting = await db.Orders.Where(o => o.Status == OrderStatus.Confirmed && o.RefusedAt <= limit)
            // Of what has left in part the rest waits for a person.
            .Where(o => o.FulfilmentStatus != FulfilmentStatus.PartiallyShipped && o.FulfilmentStatus != FulfilmentStatus.PartiallyDelivered)
            .OrderBy(o => o.RefusedAt).Take(Batch).ToListAsync(ct);
        foreach (var order in waiting)
        {
            var days = settings.Unshippable.TotalDays.ToString("0.##", CultureInfo.InvariantCulture);
            order.Cancel($"No carrier could take the parcel, and its delivery was not put right within {days} days.", Actor.System, now);
            db.PublishEvents(order);
        }
        return Result.Success;
    }
}

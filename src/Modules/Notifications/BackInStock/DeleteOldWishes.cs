namespace ClickCart.Notifications.BackInStock;

/// <summary>Forgets addresses that nobody has confirmed within a day, and wishes that waited for half a year.</summary>
internal sealed class DeleteOldWishes(NotificationsDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete old wishes to be told";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (unconfirmed, oldest) = (now - StockWish.ConfirmedWithin, now - StockWish.Kept);
        using var turn = await db.WriteTurnAsync(ct);
        await db.StockWishes.Where(w => w.AskedAt < oldest || (w.ConfirmedAt == null && w.AskedAt < unconfirmed)).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

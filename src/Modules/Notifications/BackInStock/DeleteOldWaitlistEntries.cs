namespace ClickCart.Notifications.BackInStock;

/// <summary>Forgets addresses that nobody has confirmed within a day, and entries that waited for half a year.</summary>
internal sealed class DeleteOldWaitlistEntries(NotificationsDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete old entries of the waiting list";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (unconfirmed, oldest) = (now - WaitlistEntry.ConfirmedWithin, now - WaitlistEntry.Kept);
        using var turn = await db.WriteTurnAsync(ct);
        await db.Waitlist.Where(w => w.AskedAt < oldest || (w.ConfirmedAt == null && w.AskedAt < unconfirmed)).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

namespace ClickCart.Notifications.Staff;

/// <summary>Forgets what staff were told of two weeks ago.</summary>
internal sealed class DeleteOldNotices(NotificationsDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete old notices to staff";

    public static TimeSpan Every => TimeSpan.FromHours(12);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-StaffNotice.KeptDays);
        using var turn = await db.WriteTurnAsync(ct);
        await db.StaffNotices.Where(n => n.SentAt < before).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Forgets the photos of returns that have been over for <c>Ordering:ReturnPhotoDays</c>, or untouched for twice as long: nobody decides by them any more.
/// </summary>
internal sealed class PurgeReturnPhotos(OrderingDbContext db, OrderingSettings settings, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete photos of returns that are over";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - settings.ReturnPhotosKept;
        var longBefore = before - settings.ReturnPhotosKept;
        using var turn = await db.WriteTurnAsync(ct);
        await db.ReturnPhotos.Where(p => db.Returns.Any(r => r.Id == p.ReturnId && (r.UpdatedAt < longBefore
            || (r.UpdatedAt < before
                && (r.Status == ReturnStatus.Declined || r.Status == ReturnStatus.Closed || r.Status == ReturnStatus.Refunded))))).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

namespace ClickCart.Shipping.Returns;

/// <summary>Asks after parcels that come back and of which no webhook told for a while.</summary>
internal sealed class PollReturnTrackers(ShippingDbContext db, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 50;

    public static string Name => "Look after parcels that come back";

    public static TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var silent = await db.ReturnParcels.Where(p => p.AskAt <= now).OrderBy(p => p.AskAt).Take(Batch).Select(p => p.Id).ToListAsync(ct);
        if (silent.Count == 0) return Result.Success;
        DateTimeOffset? next = now + ReturnParcel.Quiet;
        // Not through the aggregate: when to ask next is no change of the parcel, and must not collide with one.
        await db.BeginWriteAsync(ct);
        await db.ReturnParcels.Where(p => silent.Contains(p.Id) && p.AskAt <= now).ExecuteUpdateAsync(set => set.SetProperty(p => p.AskAt, next), ct);
        foreach (var id in silent) db.Publish(new ReturnTrackerReadDue(id));
        return Result.Success;
    }
}

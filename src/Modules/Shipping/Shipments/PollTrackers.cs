namespace ClickCart.Shipping.Shipments;

/// <summary>Asks after parcels without a webhook for a while, so that a lost webhook costs a minute. The batch bounds the load on the carrier.</summary>
internal sealed class PollTrackers(ShippingDbContext db, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 100;

    public static string Name => "Look after silent parcels";

    public static TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var silent = await db.Shipments.Where(s => s.AskAt <= now).OrderBy(s => s.AskAt).Take(Batch).Select(s => s.Id).ToListAsync(ct);
        if (silent.Count == 0) return Result.Success;
        DateTimeOffset? next = now + Shipment.Quiet;
        // Not through the aggregate: when to ask next is no change of the parcel, and must not collide with one.
        await db.BeginWriteAsync(ct);
        await db.Shipments.Where(s => silent.Contains(s.Id) && s.AskAt <= now).ExecuteUpdateAsync(set => set.SetProperty(s => s.AskAt, next), ct);
        foreach (var id in silent) db.Publish(new TrackerReadDue(id, null));
        return Result.Success;
    }
}

namespace ClickCart.Customers.Links;

/// <summary>Forgets links a month after they ended, and browsers that staff have not signed in with for 90 days.</summary>
internal sealed class PurgeLinks(CustomersDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete old account links";

    public static TimeSpan Every => TimeSpan.FromHours(6);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var (ended, seen) = (clock.GetUtcNow() - AccountLink.KeptAfterEnd, clock.GetUtcNow() - Sessions.KnownDevice.KeptFor);
        using var turn = await db.WriteTurnAsync(ct);
        await db.Links.Where(l => l.ExpiresAt < ended).ExecuteDeleteAsync(ct);
        await db.Devices.Where(d => d.SeenAt < seen).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

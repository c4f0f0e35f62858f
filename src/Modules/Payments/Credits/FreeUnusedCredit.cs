using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>
/// Gives back what was taken for orders that were never placed, and books what expires. Orders that stand keep theirs, however late their event is.
/// </summary>
internal sealed class FreeUnusedCredit(PaymentsDbContext db, IOrderReader orders, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Give unused credit back, and expire gift cards";

    public static TimeSpan Every => TimeSpan.FromSeconds(60);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.CreditUses.AsNoTracking().Where(u => u.ExpiresAt < now).OrderBy(u => u.ExpiresAt).Select(u => u.OrderId).Take(200).ToListAsync(ct);
        foreach (var order in due.Distinct())
            if (!await IsPaidWithItAsync(order, ct)) await FreeAsync(order, now, ct);
        var over = await db.Credits.AsNoTracking().Where(c => c.ExpiresAt <= now && c.Balance > 0).OrderBy(c => c.ExpiresAt).Select(c => c.Id).Take(200)
            .ToListAsync(ct);
        foreach (var card in over) (await db.LockCreditsAsync([card], ct))[0].Expire(db.Now("system"));
        return Result.Success;
    }

    /// <summary>The order stands, and its payment knows of the credit, or is not known yet.</summary>
    private async Task<bool> IsPaidWithItAsync(Guid order, CancellationToken ct) =>
        await db.Payments.IgnoreAutoIncludes().Where(p => p.Id == order).Select(p => (long?)p.CreditUsed).FirstOrDefaultAsync(ct) is { } used
            ? used > 0 : await orders.FindAsync(order, ct) is not null;

    private async Task FreeAsync(Guid order, DateTimeOffset now, CancellationToken ct)
    {
        var ids = await db.CreditUses.Where(u => u.OrderId == order).Select(u => u.CreditId).ToListAsync(ct);
        await db.LockCreditsAsync(ids, ct);
        // Whoever has tried again meanwhile has put it off.
        var uses = await db.CreditUses.Where(u => u.OrderId == order).ToListAsync(ct);
        if (uses.Exists(u => u.ExpiresAt is null || u.ExpiresAt >= now)) return;
        await db.GiveBackAsync(order, uses.Sum(u => u.Open), "the order was not placed", db.Now("system"), ct);
        foreach (var use in uses) use.ExpiresAt = null;
    }
}

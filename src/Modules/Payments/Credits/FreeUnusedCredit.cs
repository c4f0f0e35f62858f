using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Credits;

/// <summary>
/// Gives back what was taken for orders that were never placed, or were placed with less, and books what expires. Orders that stand keep theirs, however late
/// their event is.
/// </summary>
internal sealed class FreeUnusedCredit(PaymentsDbContext db, IOrderReader orders, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Give unused credit back, and expire gift cards";

    public static TimeSpan Every => TimeSpan.FromSeconds(60);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.CreditUses.AsNoTracking().Where(u => u.ExpiresAt < now).OrderBy(u => u.ExpiresAt).Select(u => u.OrderId).Take(200).ToListAsync(ct);
        foreach (var order in due.Distinct()) await db.CommitAsync(() => SettleAsync(order, ct), ct);
        var over = await db.Credits.AsNoTracking().Where(c => c.ExpiresAt <= now && c.Balance > 0).OrderBy(c => c.ExpiresAt).Select(c => c.Id).Take(200)
            .ToListAsync(ct);
        foreach (var card in over) (await db.LockCreditsAsync([card], ct))[0].Expire(db.Now("system"));
        return Result.Success;
    }

    /// <summary>What the order has taken becomes what its payment stands for.</summary>
    private async Task<Result> SettleAsync(Guid order, CancellationToken ct)
    {
        var now = db.Now("system");
        // Whoever moves credit of the order locks it, too, so that what is read from here on fits together.
        await db.LockCreditsAsync(await db.CreditUses.Where(u => u.OrderId == order).Select(u => u.CreditId).ToListAsync(ct), ct);
        var uses = await db.CreditUses.Where(u => u.OrderId == order).ToListAsync(ct);
        // Whoever has tried again meanwhile has put it off.
        if (uses.Exists(u => u.ExpiresAt >= now.At)) return Result.Success;
        var stands = await db.Payments.IgnoreAutoIncludes().Where(p => p.Id == order)
            .Select(p => (long?)(p.State == PaymentState.Voided ? 0
                : p.CreditUsed - p.Refunds.Where(r => r.To == RefundTo.Credit && r.State == RefundState.Succeeded).Sum(r => r.Amount)))
            .FirstOrDefaultAsync(ct);
        if (stands is null && await orders.FindAsync(order, ct) is not null) return Result.Success;
        var back = Math.Max(0, uses.Sum(u => u.Open) - (stands ?? 0));
        await db.GiveBackAsync(order, back, stands is null ? "the order was not placed" : "the order was placed without it", now, ct);
        foreach (var use in uses) use.ExpiresAt = null;
        return Result.Success;
    }
}

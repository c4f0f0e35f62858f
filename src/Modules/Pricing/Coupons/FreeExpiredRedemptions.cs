using ClickCart.Ordering.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>Gives back uses whose order was never placed. Orders that stand keep theirs, however late their event is.</summary>
internal sealed class FreeExpiredRedemptions(PricingDbContext db, IOrderReader orders, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Free expired coupon uses";

    public static TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Redemptions.Where(r => r.ExpiresAt < now).OrderBy(r => r.ExpiresAt).Take(200).ToListAsync(ct);
        if (due.Count == 0) return Result.Success;

        var standing = new HashSet<Guid>();
        foreach (var redemption in due)
            if (await orders.FindAsync(redemption.OrderId, ct) is { Status: not "cancelled" }) standing.Add(redemption.OrderId);

        await db.BeginWriteAsync(ct);
        foreach (var redemption in due)
        {
            if (standing.Contains(redemption.OrderId)) redemption.Confirm(now);
            else
            {
                await db.GiveBackAsync(redemption, ct);
                redemption.Expire(now);
            }
        }
        return Result.Success;
    }
}

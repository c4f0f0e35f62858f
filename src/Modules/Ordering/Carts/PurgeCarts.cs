namespace ClickCart.Ordering.Carts;

/// <summary>Forgets carts that nobody used for 30 days, and keeps by day how many of them had something in them.</summary>
internal sealed class PurgeCarts(OrderingDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete forgotten carts";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Cart.KeptUnused;
        await db.BeginWriteAsync(ct);
        var left = await db.Carts.Where(c => c.UsedAt < before && c.Currency != null && c.UsedOn > 0).GroupBy(c => c.UsedOn)
            .Select(g => new { Day = g.Key, Carts = g.Count() }).ToListAsync(ct);
        foreach (var day in left)
        {
            var known = await db.ForgottenCarts.FindAsync([day.Day], ct) ?? db.ForgottenCarts.Add(new() { Day = day.Day }).Entity;
            known.Carts += day.Carts;
        }
        await db.Carts.Where(c => c.UsedAt < before).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

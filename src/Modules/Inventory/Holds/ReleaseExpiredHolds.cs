using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Holds;

/// <summary>Gives stock back whose hold ran out: its order was never placed, or its cancellation is late. Publishes AvailabilityCrossedZero.</summary>
internal sealed class ReleaseExpiredHolds(InventoryDbContext db, TimeProvider clock) : IRecurringJob
{
    /// <summary>Ordering decides first about orders that run out; with the interval this stays below the minute that a hold may outlive its expiry.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static string Name => "Release expired holds";

    public static TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = now - Grace;
        if (!await db.Holds.AnyAsync(h => h.ExpiresAt < due, ct)) return Result.Success;

        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.ExpiresAt < due).OrderBy(h => h.ExpiresAt).Take(2000).ToListAsync(ct);
        foreach (var sku in holds.GroupBy(h => h.Sku, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var hold in sku) hold.Expire(now);
            await db.GiveBackAsync(sku.Key, sku.Sum(h => h.There), sku.Sum(h => h.Backordered), ct);
        }
        return Result.Success;
    }
}

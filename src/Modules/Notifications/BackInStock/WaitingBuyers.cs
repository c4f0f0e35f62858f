using ClickCart.Inventory.Contracts;

namespace ClickCart.Notifications.BackInStock;

/// <inheritdoc/>
internal sealed class WaitingBuyers(NotificationsDbContext db, TimeProvider clock) : IWaitingBuyers
{
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var oldest = clock.GetUtcNow() - WaitlistEntry.Kept;
        return await db.Waitlist.Where(w => skus.Contains(w.Sku) && w.ConfirmedAt != null && w.AskedAt > oldest)
            .GroupBy(w => w.Sku).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
    }
}

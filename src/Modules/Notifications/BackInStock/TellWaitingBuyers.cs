using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.BackInStock;

/// <summary>
/// Writes to all who wait for a SKU, in the order in which they asked, once: the wish is deleted with its mail. Nobody is written to when it has sold out
/// again, or is not sold any more.
/// </summary>
internal sealed class TellWaitingBuyers(NotificationsDbContext db, IAvailability availability, Post post, WishMail mail, TimeProvider clock)
    : IJobHandler<TellWaitingBuyersJob>
{
    private const int AtOnce = 200;

    public static string Queue => "mail";

    public async Task<Result> HandleAsync(TellWaitingBuyersJob job, CancellationToken ct)
    {
        if ((await availability.OfAsync([job.Sku], ct)).GetValueOrDefault(job.Sku) <= 0) return Result.Success;
        var oldest = clock.GetUtcNow() - StockWish.Kept;
        var wishes = await db.StockWishes.Where(w => w.Sku == job.Sku && w.ConfirmedAt != null && w.AskedAt > oldest)
            .OrderBy(w => w.AskedAt).ThenBy(w => w.Id).Take(AtOnce).ToListAsync(ct);
        var items = new Dictionary<string, CatalogItem?>(StringComparer.Ordinal);
        foreach (var wish in wishes)
        {
            if (!items.TryGetValue(wish.Language, out var item)) items[wish.Language] = item = await mail.FindAsync(job.Sku, wish.Language, ct);
            if (item is null) return Result.Success;
            await post.QueueAsync(
                MailKind.BackInStock, $"back-in-stock/{wish.Id}", wish.Email, wish.Language, mail.ModelOf(item), null, ct);
            db.StockWishes.Remove(wish);
        }
        if (wishes.Count == AtOnce) db.Enqueue(job with { Round = job.Round + 1 });
        return Result.Success;
    }
}

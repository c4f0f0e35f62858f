using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.BackInStock;

/// <summary>
/// Writes to all who wait for a SKU, in the order in which they asked, once: the entry is deleted with its mail. Nobody is written to when it has sold out
/// again, or is not sold any more.
/// </summary>
internal sealed class TellWaitingBuyers(NotificationsDbContext db, IAvailability availability, MailQueue queue, WaitlistMail mail, TimeProvider clock)
    : IJobHandler<TellWaitingBuyersJob>
{
    private const int AtOnce = 200;

    public static string Queue => "mail";

    public async Task<Result> HandleAsync(TellWaitingBuyersJob job, CancellationToken ct)
    {
        if ((await availability.OfAsync([job.Sku], ct)).GetValueOrDefault(job.Sku) <= 0) return Result.Success;
        var oldest = clock.GetUtcNow() - WaitlistEntry.Kept;
        var entries = await db.Waitlist.Where(w => w.Sku == job.Sku && w.ConfirmedAt != null && w.AskedAt > oldest)
            .OrderBy(w => w.AskedAt).ThenBy(w => w.Id).Take(AtOnce).ToListAsync(ct);
        var items = new Dictionary<string, CatalogItem?>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!items.TryGetValue(entry.Language, out var item)) items[entry.Language] = item = await mail.FindAsync(job.Sku, entry.Language, ct);
            if (item is null) return Result.Success;
            await queue.AddAsync(
                MailKind.BackInStock, $"back-in-stock/{entry.Id}", entry.Email, entry.Language, mail.ModelOf(item), null, ct);
            db.Waitlist.Remove(entry);
        }
        if (entries.Count == AtOnce) db.Enqueue(job with { Round = job.Round + 1 });
        return Result.Success;
    }
}

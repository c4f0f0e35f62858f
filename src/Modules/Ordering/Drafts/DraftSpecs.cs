using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>Finding drafts.</summary>
internal static class DraftSpecs
{
    public static readonly Error NotFound = Error.NotFound("draft");

    /// <summary>To be changed.</summary>
    public static Task<Draft?> FindDraftAsync(this OrderingDbContext db, Guid id, CancellationToken ct) => db.Drafts.FirstOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>With its history and its links, only to be shown.</summary>
    public static Task<Draft?> ReadDraftAsync(this OrderingDbContext db, Guid id, CancellationToken ct) =>
        db.Drafts.AsNoTracking().Include(d => d.Entries).Include(d => d.Links).AsSplitQuery().FirstOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>What the secret of a link opens, to be changed.</summary>
    public static async Task<(Draft Draft, PaymentLink Link)?> FindByLinkAsync(this OrderingDbContext db, string secret, CancellationToken ct)
    {
        var hash = Order.HashToken(secret);
        if (await db.PaymentLinks.FirstOrDefaultAsync(l => l.Hash == hash, ct) is not { } link) return null;
        return (await db.Drafts.FirstAsync(d => d.Id == link.DraftId, ct), link);
    }

    /// <summary>Publishes what the draft has to tell, with the commit.</summary>
    public static void PublishEvents(this OrderingDbContext db, Draft draft)
    {
        foreach (var @event in draft.Events) db.Publish(@event);
        draft.ClearEvents();
    }
}

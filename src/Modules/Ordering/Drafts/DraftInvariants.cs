namespace ClickCart.Ordering.Drafts;

/// <summary>What must hold of drafts at all times.</summary>
internal sealed class DraftInvariants(OrderingDbContext db) : IInvariants
{
    private const int Enough = 50;

    public IEnumerable<Invariant> All =>
    [
        new("4 drafts are their orders", "A draft that was ordered has one order, which no other draft has, placed for what the draft came to.", OrdersAsync),
        new("4 sent drafts have links", "A draft that is sent has a link of its last sending and a time until which it holds; no other is sent.", LinksAsync),
    ];

    private async Task<IReadOnlyList<string>> OrdersAsync(CancellationToken ct) => await db.Drafts.AsNoTracking()
        .Where(d => (d.Status == DraftStatus.Ordered && d.OrderId == null) || (d.Status != DraftStatus.Ordered && d.OrderId != null)
            || (d.OrderId != null && (!db.Orders.Any(o => o.Id == d.OrderId && o.Currency == d.Currency
                    && (o.Total == d.Total || db.Edits.Any(e => e.OrderId == o.Id)))
                || db.Drafts.Any(other => other.Id != d.Id && other.OrderId == d.OrderId))))
        .OrderBy(d => d.CreatedAt).Take(Enough).Select(d => $"draft {d.Number}").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> LinksAsync(CancellationToken ct) => await db.Drafts.AsNoTracking()
        .Where(d => d.Status == DraftStatus.Sent && (d.LinkExpiresAt == null || !db.PaymentLinks.Any(l => l.DraftId == d.Id && l.Round == d.LinkRound)))
        .OrderBy(d => d.CreatedAt).Take(Enough).Select(d => $"draft {d.Number}").ToListAsync(ct);
}

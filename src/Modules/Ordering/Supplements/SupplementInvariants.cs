namespace ClickCart.Ordering.Supplements;

/// <summary>What must hold of supplements at all times.</summary>
internal sealed class SupplementInvariants(OrderingDbContext db, TimeProvider clock) : IInvariants
{
    private const int Enough = 50;

    public IEnumerable<Invariant> All =>
    [
        new("4 supplements are changes of their orders",
            "A supplement that was carried out is one change of its order, by the difference that was paid; no other is.", ChangesAsync),
        new("18 supplements end", "A supplement waits for its customer until its link runs out, and for a payment as long as its stock is held.",
            OpenAsync),
    ];

    private async Task<IReadOnlyList<string>> ChangesAsync(CancellationToken ct) => await db.Supplements.AsNoTracking()
        .Where(s => (s.Status == SupplementStatus.CarriedOut)
            != db.Edits.Any(e => e.Id == s.PaymentId && e.OrderId == s.OrderId && e.Difference == s.Difference))
        .OrderBy(s => s.AskedAt).Take(Enough).Select(s => $"supplement {s.Id} of order {s.OrderId}: {s.Status}, {s.Difference} {s.Currency}").ToListAsync(ct);

    // Longer than the schedule that ends them needs, also on a busy machine.
    private async Task<IReadOnlyList<string>> OpenAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddMinutes(-5);
        return await db.Supplements.AsNoTracking()
            .Where(s => s.Status == SupplementStatus.Open && (s.PayingUntil < since || (s.PayingUntil == null && s.LinkExpiresAt < since)
                || s.Round < 1 || !db.SupplementLinks.Any(l => l.SupplementId == s.Id && l.Round == s.Round)))
            .OrderBy(s => s.AskedAt).Take(Enough)
            .Select(s => $"supplement {s.Id} of order {s.OrderId}: its link holds until {s.LinkExpiresAt:u}").ToListAsync(ct);
    }
}

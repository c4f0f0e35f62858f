namespace ClickCart.Payments.Payments;

/// <summary>What of an order's payment goes back by its supplements.</summary>
internal static class SupplementMoves
{
    /// <summary>
    /// Has the supplements give back what the order's payment owes to them, the last used first, as far as they have not. In the transaction of whoever asks.
    /// </summary>
    public static async Task GiveSupplementsBackAsync(this PaymentsDbContext db, Guid order, string reason, Stamp s, CancellationToken ct)
    {
        if (await db.FindPaymentAsync(order, ct) is not { } whole) return;
        // One that is taken in at this moment is not stored as used yet.
        var used = (await db.Payments.AsSingleQuery().Where(p => p.SupplementOf == order).ToListAsync(ct))
            .Where(p => p.UsedAt is not null).OrderByDescending(p => p.UsedAt).ToList();
        var owed = whole.OwedToSupplements - used.Sum(p => p.Refunded);
        foreach (var supplement in used)
        {
            owed -= supplement.GiveBack(owed, reason, s);
            await db.PublishEventsAsync(supplement, ct);
        }
        if (owed > 0)
            await db.RaiseAsync(Alert.Of("supplement-owed", $"{order}/{whole.OwedToSupplements}", order,
                $"{whole.Of(owed)} of what was paid for a change of order {whole.OrderNumber} are to go back, and cannot: the bank has them.", s.At), ct);
    }
}

namespace ClickCart.Payments.Payments;

/// <summary>What of an order's payment goes back by its supplements.</summary>
internal static class SupplementMoves
{
    /// <summary>
    /// Has the supplements give back what the order's payment owes to them, the last used first, as far as they have not: first what the gateway or hands took
    /// of them, then what credit paid. In the transaction of whoever asks.
    /// </summary>
    public static async Task GiveSupplementsBackAsync(this PaymentsDbContext db, Guid order, string reason, Stamp s, CancellationToken ct)
    {
        if (await db.FindPaymentAsync(order, ct) is not { } whole) return;
        // One that is taken in at this moment is not stored as used yet.
        var used = (await db.Payments.AsSingleQuery().Where(p => p.SupplementOf == order).ToListAsync(ct))
            .Where(p => p.UsedAt is not null).OrderByDescending(p => p.UsedAt).ToList();
        var owed = whole.OwedToSupplements - used.Sum(p => p.Refunded);
        var parts = Split(owed, [.. used.Select(p => (p.CanGoBackByMethod, p.CanGoBack))]);
        foreach (var (supplement, part) in used.Zip(parts))
        {
            // What cannot go back yet is asked for, too: it is seen by who closes the dispute.
            owed -= supplement.GiveBack(supplement.DisputedAt is null ? part : owed, reason, s);
            await db.PublishEventsAsync(supplement, ct);
        }
        if (owed > 0)
            await db.RaiseAsync(Alert.Of("supplement-owed", $"{order}/{whole.OwedToSupplements}", order,
                $"{whole.Of(owed)} of what was paid for a change of order {whole.OrderNumber} are to go back, and cannot: the bank has them.", s.At), ct);
    }

    /// <summary>What of an amount each gives: all of their money before any of their credit.</summary>
    private static long[] Split(long owed, (long Money, long All)[] of)
    {
        var parts = new long[of.Length];
        foreach (var most in new[] { of.Select(o => o.Money), of.Select(o => o.All) })
            foreach (var (limit, i) in most.Select((limit, i) => (limit, i)))
            {
                var more = Math.Clamp(owed, 0, limit - parts[i]);
                (parts[i], owed) = (parts[i] + more, owed - more);
            }
        return parts;
    }
}

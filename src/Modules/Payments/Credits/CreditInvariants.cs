using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Credits;

/// <summary>What must hold of gift cards and store credit.</summary>
internal sealed class CreditInvariants(PaymentsDbContext db, TimeProvider clock) : IInvariants
{
    private const int Few = 50;

    public IEnumerable<Invariant> All =>
    [
        new("3 credit ledger adds up", "A gift card's or an account's balance is the sum of its ledger, is never negative, and is what its last row left.",
            BalancesAsync),
        new("3 credit uses are in the ledger", "What an order took of a credit and got back are the ledger's rows of it.", UsesAsync),
        new("3 credit pays what orders took",
            "What payments took of credits, and did not give back, is what credit pays of them, less what was refunded to it; nothing where they ended unpaid.",
            PaidAsync),
        new("3 credit and gateway pay what is captured", "Credit pays at most the order's total, and what goes back to it is a part of what is refunded.",
            PartsAsync),
        new("3 exchanges are paid by what came back",
            "What returns gave to exchanges and did not get back is what orders gave to exchanges instead of a refund; what is called off has nothing left.",
            ExchangesAsync),
        new("18 credit is not held for nothing", "What was taken for an order that was never placed has gone back after two hours.", HeldAsync),
    ];

    private async Task<IReadOnlyList<string>> BalancesAsync(CancellationToken ct) => await db.Credits.AsNoTracking()
        .Select(c => new
        {
            c.Id,
            c.Balance,
            c.Entries,
            Booked = c.Ledger.Sum(l => l.Amount),
            Rows = c.Ledger.Count,
            Last = c.Ledger.OrderByDescending(l => l.Number).Select(l => l.BalanceAfter).FirstOrDefault(),
        })
        .Where(c => c.Balance < 0 || c.Balance != c.Booked || c.Rows != c.Entries || c.Balance != c.Last).OrderBy(c => c.Id).Take(Few)
        .Select(c => $"credit {c.Id}: balance {c.Balance}, booked {c.Booked}, left by the last of {c.Rows} rows {c.Last}").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> UsesAsync(CancellationToken ct)
    {
        var booked =
            from l in db.CreditLedger
            where l.OrderId != null && (l.Kind == CreditEntryKind.Spent || l.Kind == CreditEntryKind.Returned)
            group l by new { Order = l.OrderId!.Value, Credit = EF.Property<Guid>(l, "CreditId") } into g
            select new
            {
                g.Key.Order,
                g.Key.Credit,
                Taken = -g.Sum(l => l.Kind == CreditEntryKind.Spent ? l.Amount : 0),
                Returned = g.Sum(l => l.Kind == CreditEntryKind.Returned ? l.Amount : 0),
            };
        var rows = (await booked.ToListAsync(ct)).ToDictionary(b => (b.Order, b.Credit), b => (b.Taken, b.Returned));
        var uses = (await db.CreditUses.AsNoTracking().ToListAsync(ct)).ToDictionary(u => (u.OrderId, u.CreditId), u => (u.Taken, u.Returned));
        return [.. rows.Keys.Union(uses.Keys).Where(k => rows.GetValueOrDefault(k) != uses.GetValueOrDefault(k)).Take(Few).Select(k =>
            $"order {k.Item1}, credit {k.Item2}: used {uses.GetValueOrDefault(k)}, booked {rows.GetValueOrDefault(k)}")];
    }

    /// <summary>Of orders that are settled: see <see cref="FreeUnusedCredit"/>.</summary>
    private async Task<IReadOnlyList<string>> PaidAsync(CancellationToken ct)
    {
        var wrong = await db.Payments.AsNoTracking().IgnoreAutoIncludes()
            .Where(p => p.CreditUsed > 0 && !db.CreditUses.Any(u => u.OrderId == p.Id && u.ExpiresAt != null))
            .Select(p => new
            {
                p.Id,
                p.CreditUsed,
                Open = db.CreditUses.Where(u => u.OrderId == p.Id).Sum(u => u.Taken - u.Returned),
                Due = p.State == PaymentState.Voided ? 0
                    : p.CreditUsed - p.Refunds.Where(r => r.To == RefundTo.Credit && r.State == RefundState.Succeeded).Sum(r => r.Amount),
            })
            .Where(p => p.Open != p.Due).OrderBy(p => p.Id).Take(Few)
            .Select(p => $"payment {p.Id}: credit pays {p.CreditUsed}, {p.Open} of it is taken, not {p.Due}").ToListAsync(ct);
        var nobodys = await db.CreditUses.AsNoTracking()
            .Where(u => u.ExpiresAt == null && u.Taken > u.Returned && !db.Payments.IgnoreAutoIncludes().Any(p => p.Id == u.OrderId && p.CreditUsed > 0))
            .OrderBy(u => u.OrderId).Take(Few).Select(u => $"{u.Taken - u.Returned} of credit {u.CreditId} pay nothing of payment {u.OrderId}").ToListAsync(ct);
        return [.. wrong, .. nobodys];
    }

    private async Task<IReadOnlyList<string>> PartsAsync(CancellationToken ct) => await db.Payments.AsNoTracking().IgnoreAutoIncludes()
        .Where(p => p.CreditUsed < 0 || p.CreditUsed > p.Amount || p.Credited < 0 || (p.Captured > 0 && p.Captured < p.CreditUsed)
            || p.Credited != p.Refunds.Where(r => r.To != RefundTo.Method && r.State != RefundState.Failed).Sum(r => r.Amount)
            || p.Refunded - p.Credited > p.Captured - p.CreditUsed - p.Supplemented && p.Captured > 0
            || p.Refunds.Where(r => r.To == RefundTo.Supplement && r.State != RefundState.Failed).Sum(r => r.Amount) > p.Supplemented
            || p.Refunds.Where(r => r.To == RefundTo.Credit && r.State != RefundState.Failed).Sum(r => r.Amount) > p.CreditUsed)
        .OrderBy(p => p.Id).Take(Few)
        .Select(p => $"payment {p.Id}: {p.CreditUsed} of {p.Amount} by credit, captured {p.Captured}, refunded {p.Refunded}, {p.Credited} of it to credit")
        .ToListAsync(ct);

    private async Task<IReadOnlyList<string>> ExchangesAsync(CancellationToken ct)
    {
        var exchanges = db.Credits.AsNoTracking().Where(c => c.Kind == CreditKind.Exchange);
        var taken = await exchanges.Select(c => new
        {
            Order = c.OfOrder!.Value,
            Open = c.Ledger.Where(l => l.Kind == CreditEntryKind.Refunded || l.Kind == CreditEntryKind.GivenBack).Sum(l => l.Amount),
        }).ToListAsync(ct);
        var given = await db.Payments.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Refunds.Any(r => r.To == RefundTo.Exchange))
            .Select(p => new { p.Id, Open = p.Refunds.Where(r => r.To == RefundTo.Exchange && r.State == RefundState.Succeeded).Sum(r => r.Amount) })
            .ToDictionaryAsync(p => p.Id, p => p.Open, ct);
        var sums = taken.GroupBy(t => t.Order).ToDictionary(g => g.Key, g => g.Sum(t => t.Open));
        var over = await exchanges.Where(c => c.DisabledAt != null && c.Balance > 0).OrderBy(c => c.Id).Take(Few)
            .Select(c => $"exchange {c.ExchangeId} is called off, and {c.Balance} are left of it").ToListAsync(ct);
        return
        [
            .. sums.Keys.Union(given.Keys).Where(o => sums.GetValueOrDefault(o) != given.GetValueOrDefault(o)).Order().Take(Few)
                .Select(o => $"order {o}: {given.GetValueOrDefault(o)} given to exchanges, {sums.GetValueOrDefault(o)} there"),
            .. over,
        ];
    }

    private async Task<IReadOnlyList<string>> HeldAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddHours(-1);
        return await db.CreditUses.Where(u => u.ExpiresAt < since && u.Taken > u.Returned).OrderBy(u => u.OrderId).Take(Few)
            .Select(u => $"order {u.OrderId} holds {u.Taken - u.Returned} of credit {u.CreditId} and was not placed").ToListAsync(ct);
    }
}

using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>What must hold of invoices and credit notes at all times.</summary>
internal sealed class InvoiceInvariants(OrderingDbContext db, TimeProvider clock) : IInvariants
{
    private const int Enough = 50;

    /// <summary>A credit note is issued a moment after what it is for.</summary>
    private static readonly TimeSpan Travel = TimeSpan.FromMinutes(1);

    public IEnumerable<Invariant> All =>
    [
        new("19 paper numbers have no gaps", "In each series and year invoices are numbered from 1 to the counter's last, each number once.", GapsAsync),
        new("20 invoices are their orders", "An invoice comes to what its order came to, and its lines and taxes add up to it.", InvoicesAsync),
        new("21 credit notes are what went back",
            "The credit notes of an order come to what was refunded of it, or to its invoice where it is cancelled; never to more than that.", CreditsAsync),
    ];

    private async Task<IReadOnlyList<string>> GapsAsync(CancellationToken ct)
    {
        // One query, so that what is issued meanwhile counts on both sides or on neither.
        var rows = await (from c in db.InvoiceCounters
                          orderby c.Year
                          select new
                          {
                              c.Series,
                              c.Year,
                              c.Last,
                              Count = db.Invoices.Count(i => i.Series == c.Series && i.Year == c.Year),
                              Highest = db.Invoices.Where(i => i.Series == c.Series && i.Year == c.Year).Max(i => (int?)i.Sequence) ?? 0,
                          }).ToListAsync(ct);
        return [.. rows.Where(r => r.Count != r.Last || r.Highest != r.Last)
            .Select(r => $"{r.Series} of {r.Year}: {r.Count} papers up to {r.Highest}, the counter says {r.Last}")];
    }

    private async Task<IReadOnlyList<string>> InvoicesAsync(CancellationToken ct)
    {
        var settled = clock.GetUtcNow() - Travel;
        return
        [
            .. (await (from i in db.Invoices.AsNoTracking()
                       join o in db.Orders on i.OrderId equals o.Id
                       // Of an order that was changed the last invoice counts, a moment later; of one that was cancelled then, none follows any more.
                       where (i.Kind == InvoiceKind.Invoice && (i.Total != o.Total || i.Currency != o.Currency || i.Tax != o.Tax)
                               && (o.EditCount == 0 || (o.UpdatedAt < settled && o.Status != OrderStatus.Cancelled
                                   && !db.Invoices.Any(l => l.OrderId == i.OrderId && l.Kind == InvoiceKind.Invoice
                                       && (l.Year > i.Year || (l.Year == i.Year && l.Sequence > i.Sequence))))))
                           || i.Subtotal - i.Discount != i.Lines.Sum(l => l.Amount)
                           || i.Tax != i.Taxes.Where(t => !t.Included).Sum(t => t.Amount)
                           || i.TaxIncluded != i.Taxes.Where(t => t.Included).Sum(t => t.Amount)
                       orderby i.IssuedAt
                       select new { i.Number, i.Total, OrderNumber = o.Number, Ordered = o.Total }).Take(Enough).ToListAsync(ct))
                .Select(i => $"{i.Number} of {i.Total} is for order {i.OrderNumber} of {i.Ordered}, or its parts do not add up"),
        ];
    }

    private async Task<IReadOnlyList<string>> CreditsAsync(CancellationToken ct)
    {
        var settled = clock.GetUtcNow() - Travel;
        var rows = from i in db.Invoices.AsNoTracking()
                   where i.Kind == InvoiceKind.Invoice
                   join o in db.Orders on i.OrderId equals o.Id
                   let credited = db.Invoices.Where(c => c.OrderId == i.OrderId && c.InvoiceNumber == i.Number)
                       .Sum(c => c.Kind == InvoiceKind.CreditNote ? c.Total : c.Kind == InvoiceKind.CreditReversal ? -c.Total : 0)
                   let isReplaced = o.EditCount > 0 && db.Invoices.Any(l => l.OrderId == i.OrderId && l.Kind == InvoiceKind.Invoice
                       && (l.Year > i.Year || (l.Year == i.Year && l.Sequence > i.Sequence)))
                   where credited < 0 || credited > i.Total
                       || (o.UpdatedAt < settled && credited !=
                           (o.Status == OrderStatus.Cancelled || o.PaymentStatus == PaymentStatus.Voided || isReplaced ? i.Total : o.Refunded))
                   orderby i.IssuedAt
                   select new { i.Number, i.Total, o.Refunded, Credited = credited, o.Status };
        return
        [
            .. (await rows.Take(Enough).ToListAsync(ct)).Select(r =>
                $"invoice {r.Number} of {r.Total}: credit notes of {r.Credited}, {r.Refunded} were refunded, the order is {OrderState.Word(r.Status)}"),
        ];
    }
}

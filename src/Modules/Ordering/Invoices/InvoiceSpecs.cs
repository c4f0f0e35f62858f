namespace ClickCart.Ordering.Invoices;

/// <summary>How papers are looked for.</summary>
internal static class InvoiceSpecs
{
    /// <summary>Of the order, whole, only to be shown; the invoice first, then the others as they were issued.</summary>
    public static IQueryable<Invoice> Papers(this OrderingDbContext db, Guid orderId) =>
        db.Invoices.AsNoTracking().Include(i => i.Lines).Include(i => i.Taxes).AsSplitQuery().Where(i => i.OrderId == orderId)
            .OrderBy(i => i.Kind == InvoiceKind.Invoice ? 0 : 1).ThenBy(i => i.Year).ThenBy(i => i.Sequence);

    /// <summary>What pages list of them.</summary>
    public static async Task<IReadOnlyList<InvoiceRow>> PaperRowsAsync(this OrderingDbContext db, Guid orderId, CancellationToken ct) =>
        await db.Invoices.AsNoTracking().Where(i => i.OrderId == orderId)
            .OrderBy(i => i.Kind == InvoiceKind.Invoice ? 0 : 1).ThenBy(i => i.Year).ThenBy(i => i.Sequence)
            .Select(i => new InvoiceRow(i.Kind, i.Number, i.IssuedAt, new Money(i.Total, i.Currency), i.InvoiceNumber, i.Reason)).ToListAsync(ct);
}

/// <param name="InvoiceNumber">Of the invoice that it is about; null for an invoice.</param>
internal sealed record InvoiceRow(InvoiceKind Kind, string Number, DateTimeOffset IssuedAt, Money Total, string? InvoiceNumber, string? Reason);

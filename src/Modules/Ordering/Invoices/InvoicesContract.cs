using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Invoices;

internal sealed class InvoicesContract(OrderingDbContext db, InvoiceBook book, InvoicePrinter printer) : IInvoices
{
    public async Task<InvoiceFile?> PdfAsync(Guid orderId, CancellationToken ct)
    {
        await book.PrepareAsync(ct);
        var invoice = await db.CommitAsync<Result<Invoice>>(async () => await book.InvoiceAsync(orderId, ct) is { } issued ? issued : InvoiceBook.None, ct);
        return invoice.Error is null && await printer.PrintAsync(invoice.Value, ct) is var pdf ? new(pdf.Name, pdf.Content) : null;
    }
}

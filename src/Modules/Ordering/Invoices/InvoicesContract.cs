using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Invoices;

internal sealed class InvoicesContract(OrderingDbContext db, InvoiceRegister register, InvoicePrinter printer) : IInvoices
{
    public async Task<InvoiceFile?> PdfAsync(Guid orderId, CancellationToken ct)
    {
        await register.PrepareAsync(ct);
        var invoice = await db.CommitAsync<Result<Invoice>>(
            async () => await register.InvoiceAsync(orderId, ct) is { } issued ? issued : InvoiceRegister.None, ct);
        return invoice.Error is null && await printer.PrintAsync(invoice.Value, ct) is var pdf ? new(pdf.Name, pdf.Content) : null;
    }
}

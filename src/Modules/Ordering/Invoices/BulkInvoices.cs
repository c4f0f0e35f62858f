using System.Runtime.CompilerServices;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Invoices;

/// <summary>The invoices of many orders: each is issued where it is not yet, then all are printed.</summary>
internal sealed class BulkInvoices(OrderingDbContext db, InvoiceRegister register, InvoicePrinter printer, TimeProvider clock) : IBulkPapers
{
    public string Name => "printInvoices";
    public string Label => "Print invoices";
    public Permission Needs => Permissions.ExportOrders;

    public async Task<Result<BulkProgress>> DoAsync(Guid orderId, string by, CancellationToken ct)
    {
        await register.PrepareAsync(ct);
        return await db.CommitAsync<Result<BulkProgress>>(
            async () => await register.InvoiceAsync(orderId, ct) is null ? InvoiceRegister.None : BulkProgress.Done, ct);
    }

    public async Task<Result<BulkFile>> PrintAsync(IReadOnlyList<Guid> orderIds, CancellationToken ct)
    {
        var file = await printer.PrintAsync(PapersAsync(orderIds, ct), clock.GetUtcNow(), ct);
        return new BulkFile(file.Name, file.Content);
    }

    private async IAsyncEnumerable<Invoice> PapersAsync(IReadOnlyList<Guid> orderIds, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var id in orderIds)
            if (await register.InvoiceAsync(id, ct) is { } paper) yield return paper;
    }
}

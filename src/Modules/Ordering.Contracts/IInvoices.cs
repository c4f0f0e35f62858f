namespace ClickCart.Ordering.Contracts;

/// <summary>The invoices of orders, for a mail that brings one.</summary>
public interface IInvoices
{
    /// <summary>The order's invoice as PDF; one that a confirmed order does not have yet is issued, and committed, before it returns.</summary>
    /// <returns>Null for an order that has none and gets none: not confirmed, or cancelled before.</returns>
    Task<InvoiceFile?> PdfAsync(Guid orderId, CancellationToken ct);
}

/// <param name="Name">Of the file: <c>invoice-INV-2026-000123.pdf</c>.</param>
/// <param name="Content">PDF.</param>
public sealed record InvoiceFile(string Name, byte[] Content);

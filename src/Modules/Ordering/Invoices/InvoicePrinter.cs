namespace ClickCart.Ordering.Invoices;

/// <summary>Makes the PDF of an invoice or credit note. What it says never changes, its look is the shop's of today.</summary>
internal sealed class InvoicePrinter(PaperPress press)
{
    public async Task<PdfFile> PrintAsync(Invoice paper, CancellationToken ct)
    {
        var (language, contact) = (InvoicePaper.LanguageOf(paper), press.Seller.Contact);
        var title = $"{Texts.In(language, () => InvoicePaper.TitleOf(paper.Kind))} {paper.Number}";
        var content = await press.PrintAsync(InvoicePaper.Of(paper, contact), title, paper.IssuedAt, ct);
        return new(NameOf(paper), content);
    }

    /// <summary>One file of all of them.</summary>
    /// <param name="papers">One or more, read while they are printed.</param>
    public async Task<PdfFile> PrintAsync(IAsyncEnumerable<Invoice> papers, DateTimeOffset at, CancellationToken ct)
    {
        var contact = press.Seller.Contact;
        var content = await press.PrintAsync(papers.Select(p => InvoicePaper.Of(p, contact)), "Invoices", at, ct);
        return new("invoices.pdf", content);
    }

    private static string NameOf(Invoice paper) => paper.Kind is InvoiceKind.Invoice ? $"invoice-{paper.Number}.pdf" : $"credit-note-{paper.Number}.pdf";
}

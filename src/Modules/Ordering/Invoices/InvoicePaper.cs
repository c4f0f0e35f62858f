using System.Globalization;

namespace ClickCart.Ordering.Invoices;

/// <summary>What stands on the paper of an invoice or credit note, in its own language.</summary>
internal static class InvoicePaper
{
    public static string TitleOf(InvoiceKind kind) => Texts.T(kind switch
    {
        InvoiceKind.Invoice => "Invoice",
        InvoiceKind.CreditNote => "Credit note",
        _ => "Cancelled credit note",
    });

    /// <param name="contact">How to reach the shop now.</param>
    public static Paper Of(Invoice paper, IReadOnlyList<string> contact) => Texts.In(LanguageOf(paper), () => new Paper(
        TitleOf(paper.Kind), paper.Number, LanguageOf(paper))
    {
        To = PaperAddress.Lines(paper.BillTo),
        Facts = [.. Facts(paper)],
        Also = paper.ShipTo == paper.BillTo ? null : (Texts.T("Delivery to"), PaperAddress.Lines(paper.ShipTo)),
        Columns = Columns(paper),
        Rows = [.. paper.Lines.OrderBy(l => l.Number).Select(l => Row(paper, l))],
        Totals = [.. Totals(paper)],
        Notes = [.. Notes(paper)],
        Seller = new(
            paper.SellerName, Split(paper.SellerAddress), [.. Split(paper.SellerVatId).Select(id => Texts.T("VAT id {0}", id)), .. Split(paper.SellerTaxIds)],
            contact),
    });

    public static Language LanguageOf(Invoice paper) => Language.Find(paper.Language) ?? Language.English;

    private static IEnumerable<(string, string)> Facts(Invoice paper)
    {
        yield return (Texts.T("Date"), Days.Of(DateOnly.FromDayNumber(paper.Day)));
        if (paper.InvoiceNumber is { } invoice) yield return (Texts.T("For invoice"), invoice);
        yield return (Texts.T("Order"), paper.OrderNumber);
        yield return (Texts.T("Ordered on"), Days.Of(DateOnly.FromDayNumber(paper.OrderDay)));
        if (paper.VatId is { } id) yield return (Texts.T("Your VAT id"), id);
    }

    private static bool HasDiscounts(Invoice paper) => paper.Discount > 0;

    private static bool HasRates(Invoice paper) => paper.Lines.Exists(l => l.TaxRate is not null);

    private static IReadOnlyList<PaperColumn> Columns(Invoice paper) =>
    [
        new("", 8), new(Texts.T("Item")), new(Texts.T("Pieces"), 16, IsNumber: true), new(Texts.T("Price"), 26, IsNumber: true),
        .. HasDiscounts(paper) ? [new PaperColumn(Texts.T("Discount"), 24, IsNumber: true)] : Array.Empty<PaperColumn>(),
        .. HasRates(paper) ? [new PaperColumn(Texts.T("Tax"), 16, IsNumber: true)] : Array.Empty<PaperColumn>(),
        new(Texts.T("Amount"), 27, IsNumber: true),
    ];

    private static IReadOnlyList<PaperCell> Row(Invoice paper, InvoiceLine line) =>
    [
        Number(line.Number), new(line.Name, line.Sku), Number(line.Quantity), Money(paper, line.UnitPrice),
        .. HasDiscounts(paper) ? [line.Discount > 0 ? Money(paper, -line.Discount) : "–"] : Array.Empty<PaperCell>(),
        .. HasRates(paper) ? [line.TaxRate is { } rate ? Percent(rate) : "–"] : Array.Empty<PaperCell>(),
        Money(paper, line.Amount),
    ];

    private static IEnumerable<PaperTotal> Totals(Invoice paper)
    {
        var added = paper.Taxes.Where(t => !t.Included).OrderBy(t => t.Number).ToList();
        // A credit note of a single amount says it once.
        if (paper.Kind is InvoiceKind.Invoice || paper.Lines.Exists(l => l.Sku.Length > 0) || added.Count > 0)
            yield return new(Texts.T("Subtotal"), Money(paper, paper.Subtotal));
        if (HasDiscounts(paper))
            yield return new(paper.DiscountName is { } names ? names : paper.CouponCode is { } code ? Texts.T("Coupon {0}", code) : Texts.T("Rounding"), Money(paper, -paper.Discount));
        if (paper.Kind is InvoiceKind.Invoice || paper.Shipping > 0) yield return new(Texts.T("Delivery, {0}", paper.Delivery), Money(paper, paper.Shipping));
        foreach (var tax in added) yield return new(Texts.T("{0} on {1}", Named(tax), paper.Of(tax.Base)), Money(paper, tax.Amount));
        yield return new(Texts.T("Total"), Money(paper, paper.Total), IsSum: true);
        foreach (var tax in paper.Taxes.Where(t => t.Included).OrderBy(t => t.Number))
            yield return new(Texts.T("Contains {0} on {1}", Named(tax), paper.Of(tax.Base)), Money(paper, tax.Amount));
    }

    private static IEnumerable<string> Notes(Invoice paper)
    {
        if (paper.Reason is { Length: > 0 } reason) yield return Texts.T("Why: {0}", Texts.Said(reason));
        if (paper.TaxNote is { } note) yield return note;
        if (paper.Total > 0 && paper.Kind is InvoiceKind.Invoice) yield return Texts.T("It is paid with the order. Please do not pay it again.");
        if (paper.Kind is InvoiceKind.CreditNote) yield return Texts.T("What was paid of it goes back the way it came.");
    }

    private static string Named(InvoiceTax tax) => tax.Rate is { } rate ? $"{Texts.Said(tax.Name)} {Percent(rate)}" : Texts.Said(tax.Name);

    private static string Percent(int rate) => (rate / 10_000m).ToString("0.####", Language.Current.Culture) + "\u00a0%";

    private static string Money(Invoice paper, long amount) => MoneyText.Of(paper.Of(amount));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Split(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

using ClickCart.Ordering.Invoices;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class CreditRefundTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task Each_refund_has_a_credit_note_with_its_share_of_the_tax_and_together_they_are_the_invoice()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        await PapersAsync(order, 1);
        await order.PublishAsync(o => RefundedInTime(o, 1000, 1000, 1));
        await PapersAsync(order, 2);
        await order.PublishAsync(o => RefundedInTime(o, 999, 1999, 2));
        await PapersAsync(order, 3);
        await order.PublishAsync(o => RefundedInTime(o, 3653, 5652, 3));
        var papers = await PapersAsync(order, 4);
        var (invoice, notes) = (papers[0], papers[1..]);
        notes.Select(n => n.Total).ShouldBe([1000, 999, 3653]);
        notes.ShouldAllBe(n => n.Kind == InvoiceKind.CreditNote && n.InvoiceNumber == invoice.Number
            && n.Number.StartsWith("CN-") && n.Reason == "It was scratched.");
        // 455 of 5652 is tax: 80.5 of 1000.
        notes[0].Taxes.ShouldHaveSingleItem().Amount.ShouldBe(81);
        notes.Sum(n => n.Tax).ShouldBe(455);
        notes.Sum(n => n.Taxes.Sum(t => t.Base)).ShouldBe(5197);
        (await PdfAsync(order, $"credit-notes/{notes[0].Number}")).Text.ShouldContain("$10.00");
    }

    [Fact]
    public async Task A_refund_that_fails_after_all_takes_its_credit_note_back()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        await PapersAsync(order, 1);
        await order.PublishAsync(o => RefundedInTime(o, 1000, 1000, 1));
        await PapersAsync(order, 2);
        await order.PublishAsync(o => Failed(o, 0, 2));
        var papers = await PapersAsync(order, 3);
        papers.Select(p => (p.Kind, p.Total, p.Tax))
            .ShouldBe([(InvoiceKind.Invoice, 5652, 455), (InvoiceKind.CreditNote, 1000, 81), (InvoiceKind.CreditReversal, 1000, 81)]);
        // One that never succeeded had none.
        await order.PublishAsync(o => Failed(o, 0, 3));
        (await PapersAsync(order)).Count.ShouldBe(3);
    }
}

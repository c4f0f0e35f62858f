using ClickCart.Ordering.Invoices;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class ReverseCreditTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task A_refund_that_fails_after_all_takes_its_credit_note_back()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        await PapersAsync(order, 1);
        await order.PublishAsync(o => RefundedInTime(o, 1000, 1000, 1), o => Failed(o, 0, 2));
        var papers = await PapersAsync(order, 3);
        papers.Select(p => (p.Kind, p.Total, p.Tax))
            .ShouldBe([(InvoiceKind.Invoice, 5652, 455), (InvoiceKind.CreditNote, 1000, 81), (InvoiceKind.CreditReversal, 1000, 81)]);
        // One that never succeeded had none.
        await order.PublishAsync(o => Failed(o, 0, 3));
        (await PapersAsync(order)).Count.ShouldBe(3);
    }
}

using ClickCart.Ordering.Invoices;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class CreditCancelledOrderTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task A_cancelled_orders_invoice_is_taken_back_in_full_once_and_what_was_never_confirmed_has_none()
    {
        var order = await PlacedAsync(Authorized);
        var invoice = (await PapersAsync(order, 1))[0];
        (await order.CancelAsync()).ShouldBe(200);
        await order.PublishAsync(Voided);
        var note = (await PapersAsync(order, 2))[1];
        (note.Kind, note.Total, note.Tax, note.Discount, note.Shipping).ShouldBe((InvoiceKind.CreditNote, 5652, 455, 500, 700));
        note.Lines.Select(l => l.Name).ShouldBe(invoice.Lines.Select(l => l.Name), ignoreOrder: true);
        note.Taxes.ShouldHaveSingleItem().Base.ShouldBe(5197);

        var unpaid = await PlaceAsync();
        (await unpaid.CancelAsync()).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await unpaid.PublishedAsync("ordering.order-cancelled.v1")).Count > 0, "its end is published");
        (await Guest.GetAsync($"/orders/{unpaid.Id}/invoice", unpaid.Token)).ShouldBeProblem(409, "no-invoice");
        (await PapersAsync(unpaid)).ShouldBeEmpty();
    }
}

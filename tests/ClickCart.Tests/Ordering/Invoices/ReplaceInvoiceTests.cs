using ClickCart.Ordering.Invoices;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class ReplaceInvoiceTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task A_changed_order_has_another_invoice_and_the_one_before_is_taken_back_in_full()
    {
        var order = await PlacedAsync(Authorized, Captured);
        var first = (await PapersAsync(order, 1))[0];
        await order.PublishAsync(o => RefundedInTime(o, 100, 100, 1));
        await PapersAsync(order, 2);
        var sku = order.Response["lines"][0].GetProperty("sku").GetString();
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order.Id}/edits", new { lines = new[] { new { sku, quantity = 1 } }, reason = "One is enough." },
            NewKey(), $"\"{(await order.ReadAsync())["version"]}\"")).ShouldBe(200);
        var papers = await PapersAsync(order, 5);
        var total = (await order.ReadAsync())["total"].GetProperty("amount").GetInt64();
        // What had been given back stays given back, now of the new invoice.
        papers.Select(p => (p.Kind, p.Total)).ShouldBe(
        [
            (InvoiceKind.Invoice, 5652), (InvoiceKind.Invoice, total),
            (InvoiceKind.CreditNote, 100), (InvoiceKind.CreditNote, 5552), (InvoiceKind.CreditNote, 100),
        ]);
        papers[2..].Select(p => p.InvoiceNumber).ShouldBe([first.Number, first.Number, papers[1].Number]);
        papers[1].Lines.Single(l => l.Number == 1).Quantity.ShouldBe(1);
        (await PdfAsync(order)).Text.ShouldContain(papers[1].Number);
        (await PdfAsync(order, $"invoice?number={first.Number}")).Text.ShouldContain("$56.52");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

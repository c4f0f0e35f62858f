namespace ClickCart.Tests.Ordering.Invoices;

public sealed class ListPapersTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task Staff_lists_an_orders_invoice_and_credit_notes_and_opens_each_and_nobody_else_does()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured);
        await PapersAsync(order, 1);
        await order.PublishAsync(o => RefundedInTime(o, 1000, 1000, 1));
        var papers = await PapersAsync(order, 2);
        var listed = (await Admin.GetAsync($"/admin/orders/{order.Id}/papers")).ShouldBe(200)["items"].EnumerateArray().ToList();
        listed.Select(p => (p.GetProperty("kind").GetString(), p.GetProperty("number").GetString(), p.GetProperty("total").GetProperty("amount").GetInt64()))
            .ShouldBe([("invoice", papers[0].Number, 5652), ("creditNote", papers[1].Number, 1000)]);
        listed[0].TryGetProperty("invoice", out _).ShouldBeFalse();
        (listed[1].GetProperty("invoice").GetString(), listed[1].GetProperty("reason").GetString()).ShouldBe((papers[0].Number, "It was scratched."));
        foreach (var (what, number) in new[] { ("invoice", papers[0].Number), ($"credit-notes/{papers[1].Number}", papers[1].Number) })
            (await Pdf.GetAsync(Host.Http, $"/api/v1/admin/orders/{order.Id}/{what}", token: Admin.Token)).Text.ShouldContain(number);
        (await Guest.GetAsync($"/admin/orders/{order.Id}/papers", order.Token)).ShouldBeProblem(401, "unauthenticated");
        (await Admin.GetAsync($"/admin/orders/{Guid.CreateVersion7()}/papers")).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class ListCreditNotesTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task An_order_of_which_nothing_went_back_has_none()
    {
        var order = await PlacedAsync(Authorized);
        (await Guest.GetAsync($"/orders/{order.Id}/credit-notes", order.Token)).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await Guest.GetAsync($"/orders/{order.Id}/credit-notes")).ShouldBeProblem(404, "not-found");
    }
}

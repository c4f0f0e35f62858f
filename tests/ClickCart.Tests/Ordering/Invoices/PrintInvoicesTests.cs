namespace ClickCart.Tests.Ordering.Invoices;

public sealed class PrintInvoicesTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task The_invoices_of_selected_orders_are_one_file_and_orders_without_one_are_left_out()
    {
        var (one, two, unpaid) = (await PlacedAsync(Authorized), await PlacedAsync(Authorized), await PlaceAsync());
        string[] numbers = [(await PapersAsync(one, 1))[0].Number, (await PapersAsync(two, 1))[0].Number];
        var pdf = await Pdf.GetAsync(Host.Http, $"/api/v1/admin/orders/invoices?orders={one.Id}&orders={two.Id}&orders={unpaid.Id}", token: Admin.Token);
        pdf.Pages.Count.ShouldBe(2);
        foreach (var (page, number) in pdf.Pages.Zip(numbers)) page.ShouldContain(number);
        (await Admin.GetAsync($"/admin/orders/invoices?orders={unpaid.Id}")).ShouldBeProblem(409, "no-invoice");
        (await Admin.GetAsync("/admin/orders/invoices")).ShouldBeInvalid("orders");
        (await Admin.GetAsync($"/admin/orders/invoices?{string.Join('&', Enumerable.Range(0, 101).Select(_ => $"orders={Guid.CreateVersion7()}"))}"))
            .ShouldBeInvalid("orders");
    }
}

namespace ClickCart.Tests.Ordering.Bulk;

public sealed class GetBulkFileTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task The_invoices_of_those_that_have_one_are_one_file_and_the_others_are_named()
    {
        var (one, unpaid, other) = (await PlacedAsync(Authorized), await PlaceAsync(), await PlacedAsync(Authorized));
        var begun = await BulkAsync(new { action = "printInvoices", orders = new[] { one.Id, unpaid.Id, other.Id } });
        var ended = await EndedAsync(begun);
        Counts(ended).ShouldBe([3, 2, 1, 0]);
        (await ItemsAsync(begun, "&state=failed")).ShouldHaveSingleItem().GetProperty("orderId").GetGuid().ShouldBe(unpaid.Id);
        var file = (await Admin.GetAsync(ended["file"].GetString()!["/api/v1".Length..])).ShouldBe(200);
        file.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        var tagged = await EndedAsync(await BulkAsync(new { action = "tag", orders = new[] { one.Id }, tags = (string[])["x"] }));
        (await Admin.GetAsync($"/admin/orders/bulk/{tagged["id"].GetString()}/file")).ShouldBeProblem(409, "bulk-without-papers");
    }
}

namespace ClickCart.Tests.Ordering.Bulk;

public sealed class ListBulkItemsTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task Items_come_in_the_order_in_which_they_were_named_page_by_page_and_by_state()
    {
        var (one, other) = (await PlaceAsync(), await PlaceAsync());
        var begun = await BulkAsync(new { action = "tag", orders = new[] { one.Id, Guid.CreateVersion7(), other.Id, one.Id }, tags = (string[])["x"] });
        await EndedAsync(begun);
        (await ItemsAsync(begun)).Select(i => i.GetProperty("number").GetInt32()).ShouldBe([1, 2, 3]);
        (await ItemsAsync(begun, "&state=failed")).ShouldHaveSingleItem().GetProperty("orderNumber").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var page = (await Admin.GetAsync($"/admin/orders/bulk/{begun["id"].GetString()}/items?limit=1&state=done")).ShouldBe(200);
        page["items"][0].GetProperty("orderNumber").GetString().ShouldBe(one.Response["number"].GetString());
        (await Admin.GetAsync($"/admin/orders/bulk/{begun["id"].GetString()}/items?limit=1&state=done&cursor={page["nextCursor"].GetString()}"))
            .ShouldBe(200)["items"][0].GetProperty("orderId").GetGuid().ShouldBe(other.Id);
        (await Admin.GetAsync($"/admin/orders/bulk/{begun["id"].GetString()}/items?state=lost")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync($"/admin/orders/bulk/{Guid.CreateVersion7()}/items")).ShouldBe(404);
    }
}

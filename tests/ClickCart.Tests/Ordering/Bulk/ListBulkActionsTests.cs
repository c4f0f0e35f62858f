namespace ClickCart.Tests.Ordering.Bulk;

public sealed class ListBulkActionsTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task The_latest_comes_first_with_its_counts()
    {
        var order = await PlaceAsync();
        var first = await BulkAsync(new { action = "tag", orders = new[] { order.Id }, tags = (string[])["x"] });
        var second = await BulkAsync(new { action = "untag", orders = new[] { order.Id, Guid.CreateVersion7() }, tags = (string[])["x"] });
        await EndedAsync(first);
        await EndedAsync(second);
        var listed = (await Admin.GetAsync("/admin/orders/bulk?limit=100")).ShouldBe(200)["items"].EnumerateArray().ToList();
        int At(ApiResponse bulk) => listed.FindIndex(b => b.GetProperty("id").ValueEquals(bulk["id"].GetString()));
        At(second).ShouldBeLessThan(At(first));
        listed[At(second)].GetProperty("failed").GetInt32().ShouldBe(1);
        (await Guest.GetAsync("/admin/orders/bulk")).ShouldBe(401);
    }
}

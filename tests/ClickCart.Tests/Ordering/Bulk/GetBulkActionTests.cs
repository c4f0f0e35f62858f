namespace ClickCart.Tests.Ordering.Bulk;

public sealed class GetBulkActionTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task It_says_what_is_done_by_whom_and_how_far_it_is()
    {
        var order = await PlaceAsync();
        var ended = await EndedAsync(await BulkAsync(new { action = "tag", orders = new[] { order.Id }, tags = (string[])["Vip", "gift"] }));
        ended["status"].GetString().ShouldBe("done");
        ended["by"].GetString()!.ShouldContain("@");
        ended["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["vip", "gift"]);
        ended["finishedAt"].GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(ended["createdAt"].GetDateTimeOffset());
        ended.Json.TryGetProperty("file", out _).ShouldBeFalse();
        (await Admin.GetAsync($"/admin/orders/bulk/{Guid.CreateVersion7()}")).ShouldBe(404);
    }
}

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class ListStockTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task It_pages_through_all_that_match_and_finds_the_low_ones()
    {
        var prefix = "L" + Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant();
        await CountAsync([.. Enumerable.Range(0, 7).Select(i => ($"{prefix}-{i}", i))]);

        var (found, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await Admin.GetAsync($"/admin/stock?sku={prefix}&limit=3" + (cursor is null ? "" : $"&cursor={cursor}"))).ShouldBe(200);
            found.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("sku").GetString()!));
            cursor = page["nextCursor"].GetString();
        } while (cursor is not null);
        found.ShouldBe(Enumerable.Range(0, 7).Select(i => $"{prefix}-{i}"));

        (await Admin.GetAsync($"/admin/stock?sku={prefix}&below=3"))["items"].GetArrayLength().ShouldBe(3);
        (await Admin.GetAsync($"/admin/stock?sku={prefix}&below=threshold"))["items"].GetArrayLength().ShouldBe(6);
    }

    [Fact]
    public async Task Bad_query_values_are_refused()
    {
        foreach (var query in new[] { "below=few", "limit=0", "limit=101", "cursor=%21", "cursor=e30x" }) (await Admin.GetAsync("/admin/stock?" + query))
            .ShouldBeProblem(400, "malformed-request");
    }
}

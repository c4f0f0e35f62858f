namespace ClickCart.Tests.Inventory.Counts;

public sealed class GetCountTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_count_pages_through_what_it_expects()
    {
        var there = await LocationAsync();
        for (var i = 0; i < 3; i++) await StockedAsync(1, there, i + 1);
        var path = $"/admin/stock-counts/{(await OpenAsync(there)).ShouldBe(201)["id"].GetString()}";
        var first = (await Admin.GetAsync(path + "?limit=2")).ShouldBe(200)["lines"];
        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        var next = first.GetProperty("nextCursor").GetString();
        (await Admin.GetAsync($"{path}?limit=2&cursor={next}"))["lines"].GetProperty("items").GetArrayLength().ShouldBe(1);
        (await Admin.GetAsync(path + "?only=odd")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync($"/admin/stock-counts/{Guid.NewGuid()}")).ShouldBeProblem(404, "not-found");
    }
}

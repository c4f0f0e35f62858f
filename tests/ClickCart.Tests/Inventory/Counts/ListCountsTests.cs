namespace ClickCart.Tests.Inventory.Counts;

public sealed class ListCountsTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task Counts_are_found_by_state_the_newest_first()
    {
        var there = await LocationAsync();
        var count = (await OpenAsync(there)).ShouldBe(201)["id"].GetString();
        (await Admin.GetAsync("/admin/stock-counts?state=open&limit=100")).ShouldBe(200)["items"].EnumerateArray()
            .ShouldContain(c => c.GetProperty("id").ValueEquals(count));
        (await Admin.GetAsync("/admin/stock-counts?state=booked&limit=100"))["items"].EnumerateArray().ShouldNotContain(c => c.GetProperty("id").ValueEquals(count));
        (await Admin.GetAsync("/admin/stock-counts?state=lost")).ShouldBeProblem(400, "malformed-request");
    }
}

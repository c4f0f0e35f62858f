namespace ClickCart.Tests.Inventory.Counts;

public sealed class CancelCountTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task One_that_is_given_up_books_nothing_and_another_may_begin()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 5);
        var path = $"/admin/stock-counts/{(await OpenAsync(there)).ShouldBe(201)["id"].GetString()}";
        (await Admin.PostAsync(path + "/lines", new { csv = $"{sku},0" }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync(path + "/cancel", null, NewKey())).ShouldBe(200)["state"].GetString().ShouldBe("cancelled");
        (await Admin.PostAsync(path + "/book", null, NewKey())).ShouldBeProblem(409, "count-stands-otherwise");
        (await AtAsync(sku, there)).ShouldBe(5);
        (await OpenAsync(there)).ShouldBe(201);
    }
}

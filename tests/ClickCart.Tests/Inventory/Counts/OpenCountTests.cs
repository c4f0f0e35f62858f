namespace ClickCart.Tests.Inventory.Counts;

public sealed class OpenCountTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task It_expects_what_lies_there_or_what_is_named()
    {
        var there = await LocationAsync();
        var (a, b) = (await StockedAsync(5, there, 2), await StockedAsync(5, there, 3));
        (await OpenAsync(there, "NO-SUCH-SKU")).ShouldBeInvalid("skus");
        (await OpenAsync("NOWHERE")).ShouldBeInvalid("location");
        (await Admin.PostAsync("/admin/stock-counts", new { location = there })).ShouldBeProblem(400, "idempotency-key-required");
        var count = (await OpenAsync(there, $"{a}, {b}", a)).ShouldBe(201);
        count["skus"].GetInt32().ShouldBe(2);
        (await OpenAsync(there)).ShouldBeProblem(409, "count-open");
        (await Admin.PostAsync($"/admin/stock-counts/{count["id"].GetString()}/cancel", null, NewKey())).ShouldBe(200);
        await AdjustAsync(b, -3, there);
        (await OpenAsync(there)).ShouldBe(201)["skus"].GetInt32().ShouldBe(1);
    }
}

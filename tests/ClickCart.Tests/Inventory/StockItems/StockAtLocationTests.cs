namespace ClickCart.Tests.Inventory.StockItems;

public sealed class StockAtLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task Stock_is_adjusted_where_it_lies_and_a_location_never_has_less_than_nothing()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 3);
        (await AtAsync(sku)).ShouldBe(5);
        (await AtAsync(sku, there)).ShouldBe(3);
        (await StockAsync(sku)).ShouldBe((8, 0));
        (await AdjustAsync(sku, -4, there)).ShouldBeProblem(409, "not-enough-there")["there"].GetInt32().ShouldBe(3);
        (await AdjustAsync(sku, -6, null)).ShouldBeProblem(409, "not-enough-there")["there"].GetInt32().ShouldBe(5);
        (await AdjustAsync(sku, 1, "NOWHERE")).ShouldBeInvalid("location");
        await HoldAsync(NewOrder(), null, (sku, 7));
        (await AdjustAsync(sku, -2, there)).ShouldBeProblem(409, "stock-below-zero");
        (await AdjustAsync(sku, -1, there)).ShouldBe(201)["location"].GetString().ShouldBe(there);
        (await LedgerAsync(sku)).ShouldBe([("adjusted", -1, there), ("adjusted", 3, there), ("received", 5, "MAIN")]);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_counts_all_locations_together_and_takes_nothing_from_the_others()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 3);
        await CountAsync((sku, 10));
        (await AtAsync(sku)).ShouldBe(7);
        await CountAsync((sku, 1));
        (await AtAsync(sku)).ShouldBe(0);
        (await AtAsync(sku, there)).ShouldBe(3);
        (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"][0].GetProperty("reason").GetString()
            .ShouldBe("Counted 1, but 3 are at other locations: booked 3");
    }
}

namespace ClickCart.Tests.Inventory.Counts;

public sealed class BookCountTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_count_shows_what_differs_before_it_books_it_once_with_its_reason()
    {
        var there = await LocationAsync();
        var (fewer, same, more, uncounted) = (
            await StockedAsync(5, there, 9), await StockedAsync(5, there, 2), await StockedAsync(5, there, 1), await StockedAsync(5, there, 7));
        var count = (await OpenAsync(there)).ShouldBe(201);
        count["skus"].GetInt32().ShouldBe(4);
        (await OpenAsync(there)).ShouldBeProblem(409, "count-open");
        var path = $"/admin/stock-counts/{count["id"].GetString()}";
        var entered = (await Admin.PostAsync(path + "/lines", new
        {
            lines = new[] { new { sku = fewer, counted = 6 }, new { sku = same, counted = 2 } },
            csv = $"sku;counted\n{more};0\n\"{more}\"; 4\n",
        }, NewKey())).ShouldBe(200);
        entered["counted"].GetInt32().ShouldBe(3);
        (entered["different"].GetInt32(), entered["more"].GetInt32(), entered["fewer"].GetInt32()).ShouldBe((2, 3, 3));
        (await AtAsync(fewer, there)).ShouldBe(9);
        var preview = (await Admin.GetAsync(path + "?only=different")).ShouldBe(200)["lines"].GetProperty("items").EnumerateArray().ToList();
        preview.Single(l => l.GetProperty("sku").ValueEquals(fewer)).GetProperty("difference").GetInt32().ShouldBe(-3);
        (await Admin.GetAsync(path + "?only=open"))["lines"].GetProperty("items").EnumerateArray().Single().GetProperty("sku").GetString().ShouldBe(uncounted);

        var booked = (await Admin.PostAsync(path + "/book", null, NewKey())).ShouldBe(200);
        booked["state"].GetString().ShouldBe("booked");
        (await Admin.PostAsync(path + "/book", null, NewKey())).ShouldBeProblem(409, "count-stands-otherwise");
        (await Admin.PostAsync(path + "/lines", new { lines = new[] { new { sku = fewer, counted = 1 } } }, NewKey())).ShouldBeProblem(409, "count-stands-otherwise");
        foreach (var (sku, units) in new[] { (fewer, 6), (same, 2), (more, 4), (uncounted, 7) }) (await AtAsync(sku, there)).ShouldBe(units);
        (await StockAsync(fewer)).ShouldBe((11, 0));
        (await LedgerAsync(fewer))[0].ShouldBe(("adjusted", -3, there));
        (await Admin.GetAsync($"/admin/stock/{fewer}/movements"))["items"][0].GetProperty("reason").GetString().ShouldBe("Counted");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_leaves_while_it_is_counted_is_no_difference_and_held_units_cannot_be_counted_away()
    {
        var (sold, held) = (await StockedAsync(9), await StockedAsync(5));
        var count = (await OpenAsync(null, sold, held)).ShouldBe(201);
        var path = $"/admin/stock-counts/{count["id"].GetString()}";
        (await Admin.PostAsync(path + "/lines", new { lines = new[] { new { sku = sold, counted = 8 }, new { sku = held, counted = 1 } } }, NewKey())).ShouldBe(200);
        var order = NewOrder();
        await HoldAsync(order, null, (sold, 3));
        await KeepAsync(order, (sold, 3));
        await ShipAsync(order);
        await HoldAsync(NewOrder(), null, (held, 4));
        (await Admin.PostAsync(path + "/book", null, NewKey())).ShouldBe(200);
        (await StockAsync(sold)).ShouldBe((5, 0));
        (await StockAsync(held)).ShouldBe((4, 4));
        (await Admin.GetAsync($"/admin/stock/{held}/movements"))["items"][0].GetProperty("reason").GetString().ShouldBe("Counted 1, but 4 are held for orders: booked 4");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_that_book_a_count_at_once_one_does()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 5);
        var path = $"/admin/stock-counts/{(await OpenAsync(there)).ShouldBe(201)["id"].GetString()}";
        (await Admin.PostAsync(path + "/lines", new { csv = $"{sku},3" }, NewKey())).ShouldBe(200);
        var booked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Admin.PostAsync(path + "/book", null, NewKey()))));
        booked.Count(b => (int)b.Status == 200).ShouldBe(1);
        (await AtAsync(sku, there)).ShouldBe(3);
        (await BrokenAsync()).ShouldBeEmpty();
    }
}

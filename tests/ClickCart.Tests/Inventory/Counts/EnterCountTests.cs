namespace ClickCart.Tests.Inventory.Counts;

public sealed class EnterCountTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task What_was_not_expected_there_is_added_and_what_cannot_be_read_is_named()
    {
        var there = await LocationAsync();
        var (stocked, first) = (await StockedAsync(5), await ProductAsync(stock: 0));
        var path = $"/admin/stock-counts/{(await OpenAsync(there)).ShouldBe(201)["id"].GetString()}";
        (await Admin.PostAsync(path + "/lines", new { csv = $"{stocked},3\nnonsense\n{first},-1" }, NewKey())).ShouldBeInvalid("csv");
        (await Admin.PostAsync(path + "/lines", new { lines = new[] { new { sku = stocked, counted = -1 } } }, NewKey())).ShouldBeInvalid("lines[0].counted");
        (await Admin.PostAsync(path + "/lines", new { csv = "NOBODY-SELLS-THIS,3" }, NewKey())).ShouldBeProblem(404, "not-found");
        (await Admin.PostAsync(path + "/lines", new { csv = $"{stocked}\t3\n{first},2" }, NewKey())).ShouldBe(200)["more"].GetInt32().ShouldBe(5);
        (await Admin.PostAsync(path + "/book", null, NewKey())).ShouldBe(200);
        (await AtAsync(stocked, there)).ShouldBe(3);
        (await StockAsync(stocked)).ShouldBe((8, 0));
        (await StockAsync(first)).ShouldBe((2, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_number_written_down_again_is_no_new_count_and_an_old_page_does_not_undo_a_correction()
    {
        var there = await LocationAsync();
        var (counted, other) = (await StockedAsync(5), await StockedAsync(5));
        (await AdjustAsync(counted, 10, there)).ShouldBe(201);
        (await AdjustAsync(other, 10, there)).ShouldBe(201);
        var path = $"/admin/stock-counts/{(await OpenAsync(there)).ShouldBe(201)["id"].GetString()}";
        await EnterAsync(new { sku = counted, counted = 10 });
        (await AdjustAsync(counted, -3, there)).ShouldBe(201);
        await EnterAsync(new { sku = counted, counted = 10 }, new { sku = other, counted = 9 });
        await EnterAsync(new { sku = other, counted = 8 });
        await EnterAsync(new { sku = other, counted = 9, was = 9 });
        (await Admin.PostAsync(path + "/book", null, NewKey())).ShouldBe(200);
        (await AtAsync(counted, there)).ShouldBe(7);
        (await AtAsync(other, there)).ShouldBe(8);

        async Task EnterAsync(params object[] lines) => (await Admin.PostAsync(path + "/lines", new { lines }, NewKey())).ShouldBe(200);
    }

    [Fact]
    public async Task The_page_counts_by_typing_and_by_a_table_and_books_it()
    {
        var there = await LocationAsync();
        var (typed, pasted) = (await ProductAsync(stock: 1), await ProductAsync(stock: 1));
        (await AdjustAsync(typed, 5, there)).ShouldBe(201);
        using var office = await Shop.OfficeAsync("/admin/stock-counts/new");
        (await office.PressAsync("Begin to count", ("location", there))).ShouldBe(200);
        (await office.PressAsync("Write it down", ("lines[0].counted", "4"))).ShouldBe(200).ShouldShow("Nothing is booked yet.");
        (await office.PressAsync("Write the table down", ("csv", "x"))).ShouldBe(422).ShouldShow("is no SKU with a number");
        (await office.PressAsync("Write the table down", ("csv", $"{pasted},2"))).ShouldBe(200);
        (await office.PressAsync("Book the count")).ShouldBe(200).ShouldShow("The count is booked.");
        office.Rows.ShouldContain($"{typed}Test {typed} | 5 | 4 | −1");
        (await AtAsync(typed, there)).ShouldBe(4);
        (await AtAsync(pasted, there)).ShouldBe(2);
        (await office.OpenAsync("/admin/stock-counts?state=booked")).ShouldBe(200).ShouldShow(there);
    }
}

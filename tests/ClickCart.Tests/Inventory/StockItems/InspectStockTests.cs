namespace ClickCart.Tests.Inventory.StockItems;

public sealed class InspectStockTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task An_adjustment_on_the_page_shows_in_the_ledger_and_sending_the_form_twice_books_once()
    {
        var sku = await ProductAsync(stock: 10);
        using var office = await Shop.OfficeAsync($"/admin/stock/{sku}");
        var key = office.Page.QuerySelector("#adjust [name='_key']")!.GetAttribute("value")!;
        (await office.PressAsync("Book it", ("delta", "-3"), ("reason", "Broken"))).ShouldBe(200).ShouldShow("The adjustment is booked.").Rows[0]
            .ShouldEndWith("AdjustedBroken | −3 | 7");
        (await office.PressAsync("Book it", ("delta", "-3"), ("reason", "Broken"), ("_key", key))).ShouldBe(200);
        (await Admin.GetAsync($"/admin/stock/{sku}"))["onHand"].GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task A_refused_adjustment_says_why_and_keeps_what_was_typed()
    {
        var sku = await ProductAsync(stock: 2);
        using var office = await Shop.OfficeAsync($"/admin/stock/{sku}");
        (await office.PressAsync("Book it", ("delta", "-3"), ("reason", "Lost"))).ShouldBe(409).ShouldShow("at most 2 can be taken away");
        office.Page.QuerySelector("[name='reason']")!.GetAttribute("value").ShouldBe("Lost");
        (await office.PressAsync("Book it", ("delta", ""), ("reason", ""))).ShouldBe(422);
        office.Page.QuerySelectorAll("[aria-invalid='true']").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_sku_without_stock_gets_its_first_and_a_threshold_makes_it_low()
    {
        var sku = await ProductAsync(stock: 0);
        using var office = await Shop.OfficeAsync($"/admin/stock/{sku}");
        (await office.PressAsync("Book it", ("delta", "5"), ("reason", "Delivery"))).ShouldBe(200);
        (await office.PressAsync("Set", ("lowStockThreshold", "8"))).ShouldBe(200).ShouldShow("The threshold is set.");
        (await office.OpenAsync($"/admin/stock?below=threshold&sku={sku}")).ShouldBe(200).Rows.ShouldBe([$"{sku}Test {sku} | 5 | 5 | 0 | 8 | Low"]);
        (await office.OpenAsync("/admin/stock/NO-SUCH-SKU")).ShouldBe(404);
    }
}

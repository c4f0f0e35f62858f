namespace ClickCart.Tests.Inventory.StockItems;

public sealed class AdjustStockTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task A_new_product_gets_its_stock_at_once_and_the_ledger_says_who_and_why()
    {
        var sku = await ProductAsync(stock: 0);
        (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBeProblem(404, "not-found");
        var movement = (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 100, reason = "delivery 17" }, NewKey())).ShouldBe(201);
        movement["kind"].GetString().ShouldBe("adjusted");
        movement["balance"].GetInt32().ShouldBe(100);
        movement["reason"].GetString().ShouldBe("delivery 17");
        movement["actor"].GetString().ShouldBe(Shop.AdminEmail);
        (await StockAsync(sku)).ShouldBe((100, 0));
    }

    [Fact]
    public async Task What_is_held_cannot_be_adjusted_away()
    {
        var sku = await StockedAsync(5);
        await HoldAsync(NewOrder(), null, (sku, 2));
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -4, reason = "broken" }, NewKey()))
            .ShouldBeProblem(409, "stock-below-zero")["available"].GetInt32().ShouldBe(3);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -3, reason = "broken" }, NewKey())).ShouldBe(201);
        (await StockAsync(sku)).ShouldBe((2, 2));
    }

    [Fact]
    public async Task The_same_key_books_once()
    {
        var (sku, key) = (await StockedAsync(5), NewKey());
        for (var i = 0; i < 2; i++) (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 3, reason = "found" }, key))
            .ShouldBe(201)["balance"].GetInt32().ShouldBe(8);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 4, reason = "found" }, key)).ShouldBeProblem(422, "idempotency-key-reused");
        (await StockAsync(sku)).ShouldBe((8, 0));
    }

    [Fact]
    public async Task Bad_requests_are_named_and_change_nothing()
    {
        var sku = await StockedAsync(5);
        var path = $"/admin/stock/{sku}/adjustments";
        (await Admin.PostAsync(path, new { delta = 1, reason = "x" })).ShouldBeProblem(400, "idempotency-key-required");
        (await Admin.PostAsync(path, new { delta = 0, reason = "x" }, NewKey())).ShouldBeInvalid("delta");
        (await Admin.PostAsync(path, new { reason = "x" }, NewKey())).ShouldBeInvalid("delta");
        (await Admin.PostAsync(path, new { delta = 1 }, NewKey())).ShouldBeInvalid("reason");
        (await Admin.PostAsync(path, """{"delta":1.5,"reason":"x"}""", NewKey())).ShouldBeProblem(400, "malformed-request");
        (await Admin.PostAsync("/admin/stock/nobody-sells-this/adjustments", new { delta = 1, reason = "x" }, NewKey())).ShouldBeProblem(404, "not-found");
        (await Guest.PostAsync(path, new { delta = 1, reason = "x" }, NewKey())).ShouldBeProblem(401, "unauthenticated");
        (await StockAsync(sku)).ShouldBe((5, 0));
    }
}

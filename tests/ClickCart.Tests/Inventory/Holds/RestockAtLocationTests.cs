namespace ClickCart.Tests.Inventory.Holds;

public sealed class RestockAtLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task Staff_chooses_where_a_return_goes_and_else_it_goes_where_returns_do()
    {
        var (code, sku) = (await LocationAsync(), await ProductAsync(stock: 10));
        var order = await OrderAsync(Guest, sku, 3);
        await DeliveredAsync(Guest, order);
        var (id, token) = (order["id"].GetString(), order["accessToken"].GetString());
        var back = (await Guest.PostAsync($"/orders/{id}/returns", new { lines = new[] { new { sku, quantity = 3, reason = "damaged" } } }, NewKey(), token))
            .ShouldBe(201)["id"].GetString();
        (await Admin.PostAsync($"/admin/returns/{back}/approve", new { way = "own" }, NewKey())).ShouldBe(200);
        object Goods(string? location) => new { lines = new[] { new { sku, quantity = 1, restock = true } }, location };
        (await Admin.PostAsync($"/admin/returns/{back}/receive", Goods("NOWHERE"), NewKey())).ShouldBeInvalid("location");
        (await Admin.PostAsync($"/admin/returns/{back}/receive", Goods(code.ToLowerInvariant()), NewKey())).ShouldBe(200);
        await Eventually.TrueAsync(async () => await AtAsync(sku, code) == 1, "it is at the location that was chosen");
        (await LedgerAsync(sku))[0].ShouldBe(("returned", 1, code));
        (await Admin.PostAsync($"/admin/returns/{back}/receive", Goods(null), NewKey())).ShouldBe(200);
        await Eventually.TrueAsync(async () => await AtAsync(sku) == 8, "it is where returns go");
        using var office = await Shop.OfficeAsync($"/admin/returns/{back}");
        office.ShouldShow("Back to stock at");
        (await office.PressAsync("Receive", ("location", code))).ShouldBe(200).ShouldShow("It is received.");
        await Eventually.TrueAsync(async () => await AtAsync(sku, code) == 2, "the page does the same");
    }
}

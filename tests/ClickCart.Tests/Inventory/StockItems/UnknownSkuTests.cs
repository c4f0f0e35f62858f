namespace ClickCart.Tests.Inventory.StockItems;

/// <summary>Whoever asks for a SKU that is not there is told so, and which one it was.</summary>
public sealed class UnknownSkuTests(SharedShop shop) : ShopTest(shop)
{
    [Theory]
    [InlineData("GET", "/admin/stock/NO-SUCH-SKU", null, "in stock")]
    [InlineData("GET", "/admin/stock/NO-SUCH-SKU/movements", null, "in stock")]
    [InlineData("PUT", "/admin/stock/NO-SUCH-SKU/threshold", """{"lowStockThreshold":1}""", "in stock")]
    [InlineData("POST", "/admin/stock/NO-SUCH-SKU/adjustments", """{"delta":1,"reason":"x"}""", "in the catalogue")]
    [InlineData("PUT", "/carts/{cart}/items/NO-SUCH-SKU", """{"quantity":1}""", "on sale")]
    [InlineData("PUT", "/carts/{cart}/items/NO-SUCH-SKU", """{"quantity":0}""", "on sale")]
    public async Task A_sku_that_is_not_there_is_named(string method, string path, string? body, string where)
    {
        var cart = (await Admin.PostAsync("/carts")).ShouldBe(201)["id"].GetString();
        var answer = (await Admin.SendAsync(new HttpMethod(method), path.Replace("{cart}", cart, StringComparison.Ordinal), body, NewKey(), ifMatch: "*"))
            .ShouldBeProblem(404, "not-found");
        answer["detail"].GetString().ShouldBe($"There is no SKU 'NO-SUCH-SKU' {where}.");
        answer["sku"].GetString().ShouldBe("NO-SUCH-SKU");
    }
}

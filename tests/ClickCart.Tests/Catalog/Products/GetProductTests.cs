namespace ClickCart.Tests.Catalog.Products;

public sealed class GetProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_back_office_sees_a_draft_whole()
    {
        var sku = Sku();
        var draft = await CreateAsync("Draft", status: "draft", variants: [Variant(sku, 1234)]);
        var seen = (await Admin.GetAsync($"/admin/products/{draft["id"].GetString()}")).ShouldBe(200);
        seen["status"].GetString().ShouldBe("draft");
        seen["attributes"].GetProperty("Material").GetString().ShouldBe("Oak");
        seen["variants"][0].GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(1234);
        (await Admin.GetAsync($"/admin/products/{draft["id"].GetString()}", ifNoneMatch: seen.ETag)).ShouldBe(304);
        (await Admin.GetAsync($"/admin/products/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}

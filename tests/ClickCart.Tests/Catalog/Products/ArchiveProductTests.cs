namespace ClickCart.Tests.Catalog.Products;

public sealed class ArchiveProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task An_archived_product_leaves_the_shop_and_comes_back_by_a_change()
    {
        var (sku, word) = (Sku(), Word());
        var product = await CreateAsync(word, variants: [Variant(sku)]);
        var path = $"/admin/products/{product["id"].GetString()}";
        var archived = (await Admin.PostAsync($"{path}/archive")).ShouldBe(200);
        archived["status"].GetString().ShouldBe("archived");
        (await Admin.PostAsync($"{path}/archive")).ShouldBe(200).ETag.ShouldBe(archived.ETag);

        (await Guest.GetAsync($"/products/{product["slug"].GetString()}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/products?q={word}"))["items"].GetArrayLength().ShouldBe(0);
        var cart = await CartAsync(Guest);
        (await Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = 1 })).ShouldBeProblem(404, "not-found");

        (await Admin.PutAsync(path, Body(word, variants: [Variant(sku)]), archived.ETag)).ShouldBe(200);
        (await Guest.GetAsync($"/products?q={word}"))["items"].GetArrayLength().ShouldBe(1);
    }
}

namespace ClickCart.Tests.Catalog.Products;

public sealed class ExportProductsTests(SharedShop shared) : CatalogTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_is_exported_can_be_imported_and_changes_nothing()
    {
        var sku = Sku();
        await CreateAsync("Quoted, \"twice\"", description: "One line,\r\nanother; \"third\"", variants: [Variant(sku, 5), Variant(Sku(), 123456, "big")]);
        await CreateAsync("Kronor", variants: [Variant(Sku(), 500, currency: "JPY")]);
        (await Admin.PostAsync("/admin/stock/MUG-HAR-250/adjustments", new { delta = -3, reason = "broken" }, NewKey())).ShouldBe(201);
        var table = (await Admin.GetAsync("/admin/products/export")).ShouldBe(200);
        table.ContentHeaders.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        table.Text.ShouldStartWith("sku,name,description,category,price,currency,weightGrams,stock\r\n");
        table.Text.ShouldContain($"{sku},\"Quoted, \"\"twice\"\", one\",");
        table.Text.ShouldContain(",0.05,USD,");
        table.Text.ShouldContain(",500,JPY,");

        var answer = (await Admin.PostCsvAsync("/admin/products/import", table.Text)).ShouldBe(200);
        answer["rejected"].GetArrayLength().ShouldBe(0, answer.Text);
        answer["created"].GetInt32().ShouldBe(0);
        await Shop.ShouldBeSoundAsync();
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldBe(table.Text);
        (await AllPagesAsync(Admin, "/admin/products?limit=100")).ShouldAllBe(p => p.GetProperty("version").GetInt32() == 1);
    }
}

namespace ClickCart.Tests.Catalog.Products;

public sealed class DuplicateProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_copy_is_a_draft_with_SKUs_of_its_own_and_without_barcodes()
    {
        var (name, sku) = ("Jug " + Word(), Sku());
        var original = (await Admin.PostAsync("/admin/products", new
        {
            name,
            category = "home",
            status = "active",
            vendor = "Potters",
            tags = "gift".Split(','),
            variants = new[] { new { sku, price = new { amount = 1000, currency = "USD" }, weightGrams = 5, barcode = "4006381333931", stock = 4 } },
        })).ShouldBe(201);
        var path = $"/admin/products/{original["id"].GetString()}/duplicate";
        var copy = (await Admin.PostAsync(path, new { }, NewKey())).ShouldBe(201);
        (Text(copy.Json, "name"), Text(copy.Json, "status"), Text(copy.Json, "vendor")).ShouldBe(($"{name} (copy)", "draft", "Potters"));
        Text(copy["variants"][0], "sku").ShouldBe($"{sku}-2");
        copy["variants"][0].GetProperty("barcode").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        using var office = await Shop.OfficeAsync($"/admin/products/{original["id"].GetString()}");
        (await office.PressAsync("Duplicate")).ShouldBe(200).ShouldShow("This is the copy");
        office.Page.QuerySelector("[name='variants[0].sku']")!.GetAttribute("value").ShouldBe($"{sku}-3");
        (await Admin.PostAsync($"/admin/products/{Guid.CreateVersion7()}/duplicate", new { }, NewKey())).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Catalog.Products;

public sealed class ExportProductsTests(SharedShop shared) : CatalogTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_is_exported_can_be_imported_and_changes_nothing()
    {
        var (sku, slug) = (Sku(), Word());
        await CreateAsync("Quoted, \"twice\"", slug: slug, description: "One line,\r\nanother; \"third\"",
            variants: [Variant(sku, 5), Variant(Sku(), 123456, "big")]);
        foreach (var text in new[] { "one\ntwo", "one\rtwo", "one\n", "'\n=1", "\r\n" }) await CreateAsync("Broken", description: text, variants: [Variant(Sku(), 5)]);
        await CreateAsync("Kronor", variants: [Variant(Sku(), 500, currency: "JPY")]);
        (await Admin.PostAsync("/admin/stock/MUG-HAR-250/adjustments", new { delta = -3, reason = "broken" }, NewKey())).ShouldBe(201);
        var table = (await Admin.GetAsync("/admin/products/export")).ShouldBe(200);
        table.ContentHeaders.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        table.Text.ShouldStartWith("sku,name,description,category,price,currency,weightGrams,stock,product,variant,status,origin,hsCode,taxClass\r\n");
        table.Text.ShouldContain($"{sku},\"Quoted, \"\"twice\"\"\",\"One line,\r\nanother; \"\"third\"\"\",home,0.05,USD,100,0,{slug},one,active,,,standard\r\n");
        table.Text.ShouldContain(",500,JPY,");

        var answer = (await Admin.PostCsvAsync("/admin/products/import", table.Text)).ShouldBe(200);
        answer["rejected"].GetArrayLength().ShouldBe(0, answer.Text);
        answer["created"].GetInt32().ShouldBe(0);
        await Shop.ShouldBeSoundAsync();
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldBe(table.Text);
        (await AllPagesAsync(Admin, "/admin/products?limit=100")).ShouldAllBe(p => p.GetProperty("version").GetInt32() == 1);
    }

    [Fact]
    public async Task What_customs_are_told_comes_and_goes_with_the_table()
    {
        var (sku, other) = (Sku(), Sku());
        var answer = (await Admin.PostCsvAsync("/admin/products/import", $"sku,name,category,price,currency,origin,hsCode\n{sku},Jug,home,5.00,USD,pt,6912.00\n"
            + $"{other},Cup,home,5.00,USD,Portugal,6912.00\n{Sku()},Pot,home,5.00,USD,PT,12345\n")).ShouldBe(200);
        answer["rejected"].EnumerateArray().Select(r => Text(r, "error").Split(':')[0]).ShouldBe(["origin", "hsCode"]);
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldContain($"{sku},Jug,,home,5.00,USD,500,0,jug,,active,PT,691200,standard\r\n");
        // What a table does not say stays.
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,origin\n{sku},\n")).ShouldBe(200);
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,origin\n{sku},DE\n")).ShouldBe(200);
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldContain("active,DE,691200,standard\r\n");
    }

    [Fact]
    public async Task Another_shop_gets_every_field_as_it_was_and_every_variant_in_its_product()
    {
        string[] names = ["=HYPERLINK(\"http://example.com\",\"x\")", "'=1", "''@x", "＝1", "-5 %", "@home", "'Twas, a jug", "4.00638E+12", "sep=;", "1,50"];
        foreach (var (i, name) in names.Index())
            await CreateAsync(name, status: i % 2 == 0 ? "active" : "draft", description: $"{name}\t1\r\n=2\n'+3 ",
                variants: [.. names.Take(3).Select((n, j) => Variant(Sku(), 1234 + j, $"{n} {j}", currency: i == 1 ? "KWD" : i == 2 ? "ISK" : "EUR"))]);
        await CreateAsync("=One", variants: [Variant(Sku(), 1, "", 1)]);
        (await Admin.PostCsvAsync("/admin/products/import",
            $"sku,name,category,price,currency,origin,hsCode\n{Sku()},Jug,home,5.00,USD,PT,0901210000\n")).ShouldBe(200);
        var table = (await Admin.GetAsync("/admin/products/export")).ShouldBe(200).Text;
        foreach (var begin in new[] { "=", "+", "-", "@", "＝" }) table.ShouldNotContain($",{begin}");
        table.ShouldContain(",1.234,KWD,");
        table.ShouldContain(",1234,ISK,");

        await using var other = await Shop.StartAsync();
        var admin = await other.AdminAsync();
        var answer = (await admin.PostCsvAsync("/admin/products/import", table)).ShouldBe(200);
        answer["rejected"].GetArrayLength().ShouldBe(0, answer.Text);
        answer["created"].GetInt32().ShouldBe((3 * names.Length) + 2);
        (await admin.GetAsync("/admin/products/export")).Text.ShouldBe(table);
        (await AllPagesAsync(admin, "/admin/products?limit=100")).Count.ShouldBe((await AllPagesAsync(Admin, "/admin/products?limit=100")).Count);
    }
}

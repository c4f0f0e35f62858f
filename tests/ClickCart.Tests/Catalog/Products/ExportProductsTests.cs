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
        table.Text.ShouldStartWith("sku,name,description,category,price,currency,weightGrams,stock,product,variant,status,origin,hsCode,taxClass"
            + ",compareAt,cost,barcode,vendor,tags,seoTitle,seoDescription,optionValues,options,pictures,picture,attributes,size,lowStockThreshold"
            + ",name:de,description:de,seoTitle:de,seoDescription:de,words:de\r\n");
        table.Text.ShouldContain($"{sku},\"Quoted, \"\"twice\"\"\",\"One line,\r\nanother; \"\"third\"\"\",home,0.05,USD,100,0,{slug},one,active,,,standard,");
        table.Text.ShouldContain(",500,JPY,");

        var answer = (await Admin.PostCsvAsync("/admin/products/import", table.Text)).ShouldBe(200);
        answer["rejected"].GetArrayLength().ShouldBe(0, answer.Text);
        answer["created"].GetInt32().ShouldBe(0);
        await Shop.ShouldBeSoundAsync();
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldBe(table.Text);
        (await AllPagesAsync(Admin, "/admin/products?limit=100")).ShouldAllBe(p => p.GetProperty("version").GetInt32() == 1);
    }

    [Fact]
    public async Task A_low_stock_threshold_comes_and_goes_with_the_table_and_shop_is_the_shops()
    {
        var (own, shops) = (Sku(), Sku());
        var answer = (await Admin.PostCsvAsync("/admin/products/import", "sku,name,category,price,currency,stock,lowStockThreshold\n"
            + $"{own},Jug,home,5.00,USD,8,9\n{shops},Cup,home,5.00,USD,8,Shop\n{Sku()},Pot,home,5.00,USD,8,many\n")).ShouldBe(200);
        answer["rejected"].EnumerateArray().Select(r => Text(r, "error").Split(':')[0]).ShouldBe(["lowStockThreshold"]);
        await UntilAsync(own, 9, isOwn: true);
        await UntilAsync(shops, 5, isOwn: false);
        var lines = (await Admin.GetAsync("/admin/products/export")).Text.Split("\r\n");
        lines.Single(l => l.StartsWith($"{own},", StringComparison.Ordinal)).TrimEnd(',').ShouldEndWith(",9");
        lines.Single(l => l.StartsWith($"{shops},", StringComparison.Ordinal)).TrimEnd(',').ShouldEndWith(",shop");
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,lowStockThreshold\n{own},shop\n")).ShouldBe(200);
        await UntilAsync(own, 5, isOwn: false);

        Task UntilAsync(string sku, int threshold, bool isOwn) => Eventually.TrueAsync(async () =>
            await Admin.GetAsync($"/admin/stock/{sku}") is { Status: System.Net.HttpStatusCode.OK } stock
            && (stock["lowStockThreshold"].GetInt32(), stock["hasOwnThreshold"].GetBoolean()) == (threshold, isOwn), $"{sku} is low at {threshold}");
    }

    [Fact]
    public async Task What_customs_are_told_comes_and_goes_with_the_table()
    {
        var (sku, other) = (Sku(), Sku());
        var answer = (await Admin.PostCsvAsync("/admin/products/import", $"sku,name,category,price,currency,origin,hsCode\n{sku},Jug,home,5.00,USD,pt,6912.00\n"
            + $"{other},Cup,home,5.00,USD,Portugal,6912.00\n{Sku()},Pot,home,5.00,USD,PT,12345\n")).ShouldBe(200);
        answer["rejected"].EnumerateArray().Select(r => Text(r, "error").Split(':')[0]).ShouldBe(["origin", "hsCode"]);
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldContain($"{sku},Jug,,home,5.00,USD,500,0,jug,,active,PT,691200,standard,");
        // What a table does not say stays.
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,origin\n{sku},\n")).ShouldBe(200);
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,origin\n{sku},DE\n")).ShouldBe(200);
        (await Admin.GetAsync("/admin/products/export")).Text.ShouldContain("active,DE,691200,standard,");
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

    [Fact]
    public async Task Options_pictures_attributes_and_fields_of_trade_come_back_as_they_went_out()
    {
        var (slug, red, blue) = (Word(), Sku(), Sku());
        object Item(string sku, string colour, string? barcode) => new
        {
            sku,
            price = new { amount = 1000, currency = "USD" },
            compareAt = new { amount = 1500, currency = "USD" },
            cost = new { amount = 400, currency = "USD" },
            weightGrams = 5,
            barcode,
            size = new { length = 300, width = 200, height = 15 },
            stock = 3,
            options = new[] { colour, "M" },
        };
        var made = (await Admin.PostAsync("/admin/products", new
        {
            name = "Shirt",
            slug,
            category = "home",
            status = "active",
            vendor = "=Weavers",
            tags = "gift,summer sale".Split(','),
            seoTitle = "A shirt",
            seoDescription = "Linen; made = here",
            attributes = new Dictionary<string, string> { ["Care = how"] = " Wash; cold\\\nthen dry ", ["Material"] = "Linen" },
            options = new object[]
            {
                new { name = "Colour", values = "Red,Blue".Split(','), swatches = "#C0392B,-".Split(',') },
                new { name = "Size", values = "S, M".Split('|') },
            },
            variants = new[] { Item(red, "Red", "4006381333931"), Item(blue, "Blue", null) },
        })).ShouldBe(201);
        var content = new ByteArrayContent(Pictures.Png(41)) { Headers = { ContentType = new("image/png") } };
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/products/{made["id"].GetString()}/pictures?alt=In%20front;%20%3D", content: content)).ShouldBe(201);
        await Eventually.TrueAsync(async () => (int)(await Admin.GetAsync($"/admin/stock/{blue}")).Status == 200, "the stock is booked");
        var table = (await Admin.GetAsync("/admin/products/export")).ShouldBe(200).Text;
        table.ShouldContain("Colour=Red #c0392b, Blue; Size=S, M");
        table.ShouldContain("Colour=Blue; Size=M");
        table.ShouldContain(",300x200x15,");

        var path = $"/admin/products/{made["id"].GetString()}";
        var before = (await Admin.GetAsync(path)).ShouldBe(200);
        (await Admin.PostCsvAsync("/admin/products/import", table)).ShouldBe(200)["rejected"].GetArrayLength().ShouldBe(0);
        (await Admin.GetAsync(path)).ShouldBe(200).Text.ShouldBe(before.Text);
        // The table alone makes it again.
        (await Admin.PostCsvAsync("/admin/products/import", table.Replace(slug, slug + "-2").Replace(red, red + "-2").Replace(blue, blue + "-2"))).ShouldBe(200)
            ["created"].GetInt32().ShouldBe(2);
        var copy = (await Guest.GetAsync($"/products/{slug}-2")).ShouldBe(200);
        foreach (var part in new[] { "options", "attributes", "images", "tags", "vendor" })
            copy[part].GetRawText().ShouldBe((await Guest.GetAsync($"/products/{slug}")).ShouldBe(200)[part].GetRawText());
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,pictures\n{red},/images/uploads/{new string('0', 32)}.png=Gone\n")).ShouldBe(200)
            ["rejected"].GetArrayLength().ShouldBe(1);
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,size\n{red},300x200\n{blue},300 × 210 × 15 mm\n")).ShouldBe(200)["rejected"].GetArrayLength()
            .ShouldBe(1);
        (await Admin.GetAsync(path)).ShouldBe(200)["variants"][1].GetProperty("size").GetProperty("width").GetInt32().ShouldBe(210);
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,options\n{red},Colour=Green; Size=M\n")).ShouldBe(200)["rejected"].GetArrayLength().ShouldBe(1);
    }
}

namespace ClickCart.Tests.Catalog.Imports;

public sealed class RunImportTests(SharedShop shared) : ImportTest(shared)
{
    [Fact]
    public async Task Good_lines_land_bad_ones_are_reported_and_stock_is_counted()
    {
        var (sku, shelf) = (Sku(), Word());
        var report = await ReportAsync($"{Header}\n{sku},Jug,,{shelf},10,USD,100,3\n{Sku()},Jug,,{shelf},ten,USD,100,3\nbad/sku,Jug,,{shelf},10,USD,100,3\n");
        var import = report["import"];
        (import.GetProperty("created").GetInt32(), import.GetProperty("updated").GetInt32(), import.GetProperty("rejected").GetInt32(),
            import.GetProperty("percent").GetInt32()).ShouldBe((1, 0, 2, 100));
        report["badLines"].EnumerateArray().Select(r => (r.GetProperty("line").GetInt32(), Text(r, "error").Split(':')[0]))
            .ShouldBe([(3, "price"), (4, "sku")]);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is { Status: System.Net.HttpStatusCode.OK } stock
            && stock["onHand"].GetInt32() == 3, "the stock is counted");
    }

    [Fact]
    public async Task Files_of_more_than_a_batch_land_whole_and_price_changes_name_who_uploaded()
    {
        var shelf = Word();
        var skus = Enumerable.Range(0, 450).Select(_ => Sku()).ToList();
        (await ReportAsync($"{Header}\n{string.Join('\n', skus.Select(s => $"{s},Bead {s},,{shelf},1,USD,1,"))}"))["import"].GetProperty("created").GetInt32()
            .ShouldBe(450);
        (await ReportAsync($"{Header}\n{string.Join('\n', skus.Select(s => $"{s},Bead {s},,{shelf},2,USD,1,"))}"))["import"].GetProperty("updated").GetInt32()
            .ShouldBe(450);
        var product = (await AllPagesAsync(Admin, $"/admin/products?q={skus[0]}&limit=5")).ShouldHaveSingleItem();
        var change = (await Admin.GetAsync($"/admin/products/{Text(product, "id")}/price-changes"))["items"].EnumerateArray().ShouldHaveSingleItem();
        Text(change, "actor").ShouldBe(Shop.AdminEmail);
    }

    [Fact]
    public async Task The_file_is_read_as_its_sender_said_or_as_its_prices_show()
    {
        var (a, b) = (Sku(), Sku());
        var found = await ReportAsync($"sku;name;category;price;currency\n{a};Jug;home;1.500;USD\n{b};Jug;home;2,75;USD");
        found["import"].GetProperty("created").GetInt32().ShouldBe(2);
        (await ReportAsync($"sku;price\n{a};1.250", "&decimal=comma"))["import"].GetProperty("updated").GetInt32().ShouldBe(1);
        var product = (await AllPagesAsync(Admin, $"/admin/products?q={a}&limit=5")).ShouldHaveSingleItem();
        product.GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(125000);
        (await UploadAsync($"sku;price\n{a};1.250", query: "&decimal=dot")).ShouldBeInvalid("decimal");
    }

    [Fact]
    public async Task A_line_that_names_its_product_becomes_a_variant_of_it()
    {
        var (slug, shelf, mug) = (Word(), Word(), Word());
        var known = await CreateAsync("Sock", slug: slug, variants: [Variant(Sku(), name: "S")]);
        var (m, l, small, big) = (Sku(), Sku(), Sku(), Sku());
        var report = await ReportAsync($"""
            {Header},product
            {m},"Sock, M",,{shelf},11,USD,100,4,{slug}
            {l},L,,{shelf},12,USD,100,,{slug}
            {Sku()},Sock,,{shelf},12,USD,100,,{slug}
            {Sku()},XL,,{shelf},12,EUR,100,,{slug}
            {small},"Mug, small",Of clay.,{shelf},9,USD,300,,{mug}
            {big},"Mug, big",Of clay.,{shelf},11,USD,500,,{mug}
            {m},Elsewhere,,{shelf},11,USD,100,4,{mug}
            """);
        (report["import"].GetProperty("created").GetInt32(), report["badLines"].GetArrayLength()).ShouldBe((4, 3));
        report["badLines"].EnumerateArray().Select(b => (b.GetProperty("line").GetInt32(), Text(b, "error").Split(':')[0]))
            .ShouldBe([(4, "name"), (5, "currency"), (8, "sku")]);
        var sock = (await Admin.GetAsync($"/admin/products/{Text(known.Json, "id")}")).ShouldBe(200);
        sock["variants"].EnumerateArray().Select(v => Text(v, "name")).ShouldBe(["S", "M", "L"]);
        Text(sock.Json, "category").ShouldBe("home");
        var made = (await Guest.GetAsync($"/products/{mug}")).ShouldBe(200);
        Text(made.Json, "name").ShouldBe("Mug");
        made["variants"].EnumerateArray().Select(v => Text(v, "name")).ShouldBe(["small", "big"]);
        (await ReportAsync($"{Header},product\n{m},M,,{shelf},11,USD,100,4,{mug}"))["badLines"].EnumerateArray().Select(b => Text(b, "error").Split(':')[0])
            .ShouldBe(["product"]);
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_is_named_and_does_not_lose_what_came_before()
    {
        var report = await ReportAsync($"{Header}\n{Sku()},Fine,,home,1,USD,100,\n{Sku()},\"Open,{new string('x', 200_000)}");
        (report["import"].GetProperty("created").GetInt32(), report["badLines"].GetArrayLength()).ShouldBe((1, 1));
    }
}

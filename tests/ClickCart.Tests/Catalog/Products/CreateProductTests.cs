namespace ClickCart.Tests.Catalog.Products;

public sealed class CreateProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_product_is_created_with_a_slug_of_its_own()
    {
        var word = Word();
        var first = await CreateAsync($"Élan {word}");
        first["slug"].GetString().ShouldBe($"elan-{word}");
        first.ETag.ShouldBe("\"1\"");
        first.Headers.Location!.ToString().ShouldBe($"/api/v1/admin/products/{first["id"].GetString()}");
        (await CreateAsync($"Elan {word}"))["slug"].GetString().ShouldBe($"elan-{word}-2");
        (await CreateAsync("山", slug: null))["slug"].GetString()!.ShouldStartWith("item-");
    }

    [Fact]
    public async Task Taken_names_are_refused()
    {
        var (sku, slug) = (Sku(), Word());
        await CreateAsync("First", slug: slug, variants: [Variant(sku)]);
        (await Admin.PostAsync("/admin/products", Body("Second", variants: [Variant(sku)]))).ShouldBeProblem(409, "sku-taken");
        (await Admin.PostAsync("/admin/products", Body("Second", slug: slug))).ShouldBeProblem(409, "slug-taken");
    }

    [Fact]
    public async Task Ten_at_once_for_one_sku_make_one_product()
    {
        var sku = Sku();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Admin.PostAsync("/admin/products", Body("Race", variants: [Variant(sku)]))));
        answers.Count(a => (int)a.Status == 201).ShouldBe(1);
        foreach (var refused in answers.Where(a => (int)a.Status != 201)) refused.ShouldBeProblem(409, "sku-taken");
    }

    public static TheoryData<string, object> Wrong() => new()
    {
        { "name", Body("") },
        { "name", Body("bell\u0007") },
        { "slug", Body("A", slug: "Not A Slug") },
        { "slug", Body("A", slug: "0190f6a0-7c1e-7000-8000-000000000000") },
        { "category", Body("A", "no-such-shelf") },
        { "status", Body("A", status: "archived") },
        { "description", Body("A", description: new string('x', 10_001)) },
        { "variants", new { name = "A", category = "home", status = "active", variants = Array.Empty<object>() } },
        { "variants[0].sku", Body("A", variants: [Variant("not/a/sku")]) },
        { "variants[0].price", Body("A", variants: [Variant("A-1", 0)]) },
        { "variants[0].price", Body("A", variants: [new { sku = "A-1", name = "x", weightGrams = 1 }]) },
        { "variants[0].weightGrams", Body("A", variants: [Variant("A-1", weightGrams: -1)]) },
        { "variants[0].originCountry", Body("A", variants: [Customs("QQ", null)]) },
        { "variants[0].originCountry", Body("A", variants: [Customs("Portugal", null)]) },
        { "variants[0].hsCode", Body("A", variants: [Customs(null, "69120")]) },
        { "variants[0].hsCode", Body("A", variants: [Customs(null, "69120012345")]) },
        { "variants[0].hsCode", Body("A", variants: [Customs(null, "cups")]) },
        { "variants[1].sku", Body("A", variants: [Variant("A-1"), Variant("A-1", name: "two")]) },
        { "variants[1].price", Body("A", variants: [Variant("A-1"), Variant("A-2", name: "two", currency: "EUR")]) },
        { "variants[1].name", Body("A", variants: [Variant("A-1"), Variant("A-2", name: null)]) },
        { "variants[0]", new { name = "A", category = "home", variants = new object?[] { null } } },
        { "attributes", new { name = "A", category = "home", attributes = new Dictionary<string, string> { [""] = "x" }, variants =
            new[] { Variant("A-1") } } },
    };

    private static object Customs(string? originCountry, string? hsCode) =>
        new { sku = "A-1", name = "x", price = new { amount = 100, currency = "USD" }, weightGrams = 1, originCountry, hsCode };

    [Fact]
    public async Task Customs_are_told_where_a_variant_was_made_and_what_it_is()
    {
        var sku = Sku();
        var made = (await Admin.PostAsync("/admin/products", Body("A cup", variants: [new
        {
            sku, name = "x", price = new { amount = 100, currency = "USD" }, weightGrams = 1, originCountry = "pt", hsCode = "6912.00 25",
        }]))).ShouldBe(201)["variants"][0];
        (Text(made, "originCountry"), Text(made, "hsCode")).ShouldBe(("PT", "69120025"));
        (await Admin.PostCsvAsync("/admin/products/import",
            $"sku,name,description,category,price,currency,weightGrams,stock\n{sku},A cup,,home,2.00,USD,5,1\n")).ShouldBe(200);
        var found = (await AllPagesAsync(Admin, $"/admin/products?q={sku}&limit=5")).ShouldHaveSingleItem();
        var kept = (await Admin.GetAsync($"/admin/products/{Text(found, "id")}")).ShouldBe(200)["variants"][0];
        (Text(kept, "originCountry"), Text(kept, "hsCode")).ShouldBe(("PT", "69120025"));
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_field_is_named(string field, object body) => (await Admin.PostAsync("/admin/products", body)).ShouldBeInvalid(field);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":"A","colour":"red"}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"variants":[{"sku":"A","price":{"amount":1.5,"currency":"USD"}}]}""")]
    public async Task A_malformed_body_is_refused(string json) => (await Admin.PostAsync("/admin/products", json)).ShouldBeProblem(400, "malformed-request");

    [Fact]
    public async Task Only_admins_may()
    {
        (await Guest.PostAsync("/admin/products", Body("A"))).ShouldBeProblem(401, "unauthenticated");
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.PostAsync("/admin/products", Body("A"))).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_product_is_made_on_a_page_that_keeps_what_was_typed()
    {
        var (word, sku) = (Word(), Sku());
        using var office = await Shop.OfficeAsync("/admin/products/new");
        (await office.PressAsync("Make the product", ("name", $"Vase {word}"), ("variants[0].sku", sku), ("variants[0].price", "24"))).ShouldBe(422);
        office.Page.QuerySelector("[name=name]")!.GetAttribute("value").ShouldBe($"Vase {word}");
        office.Page.QuerySelector("[name='variants[0].weightGrams']")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await office.PressAsync("Make the product", ("category", "home"), ("variants[0].weightGrams", "900"), ("attributes[0].name", "Glaze"),
            ("attributes[0].value", "Celadon"))).ShouldBe(200).ShouldShow("The product is made.");
        var made = (await AllPagesAsync(Admin, $"/admin/products?q={sku}&limit=5")).ShouldHaveSingleItem();
        Text(made, "name").ShouldBe($"Vase {word}");
    }
}

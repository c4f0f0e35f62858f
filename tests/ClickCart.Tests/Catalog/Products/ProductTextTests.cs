namespace ClickCart.Tests.Catalog.Products;

/// <summary>Texts of products and categories in further languages, and what stands in for one that is missing.</summary>
public sealed class ProductTextTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_catalogue_is_read_in_the_language_that_is_asked_for_and_falls_back_to_the_shops_own()
    {
        var (product, german) = (await LampAsync(), Word());
        var path = $"/admin/products/{product["id"].GetString()}";
        await TranslateAsync(product, german);
        var read = (await Guest.GetAsync($"/products/{Text(product.Json, "slug")}?language=de")).ShouldBe(200);
        read["name"].GetString().ShouldBe($"Lampe {german}");
        read["description"].GetString().ShouldBe("It gives light."); // not translated
        read["attributes"].GetProperty("Werkstoff").GetString().ShouldBe("Eiche");
        read["options"][0].GetProperty("name").GetString().ShouldBe("Farbe");
        read["variants"][0].GetProperty("options")[0].GetString().ShouldBe("Rot");
        read.ContentHeaders.ContentLanguage.ShouldBe(["de"]);
        read.Headers.Vary.ShouldContain("Accept-Language");
        var own = (await Guest.GetAsync($"/products/{Text(product.Json, "slug")}")).ShouldBe(200);
        own["name"].GetString().ShouldStartWith("Lamp ");
        own.ETag.ShouldNotBe(read.ETag);
        (await Guest.GetAsync($"/products/{Text(product.Json, "slug")}?language=fr"))["name"].GetString().ShouldStartWith("Lamp ");

        // Found by either name, whatever the language of the page.
        foreach (var address in new[] { $"/products?q={german}", $"/products?q={german}&language=de" })
            (await Guest.GetAsync(address))["items"].GetArrayLength().ShouldBe(1, address);
        (await Guest.GetAsync($"/products?q={german}&language=de"))["items"][0].GetProperty("name").GetString().ShouldBe($"Lampe {german}");

        // What a change does not speak of stays; an empty list takes it away.
        var now = (await Admin.GetAsync(path)).ShouldBe(200);
        now["translations"][0].GetProperty("words").GetProperty("Red").GetString().ShouldBe("Rot");
        var kept = (await Admin.PutAsync(path, Lamp(Text(product.Json, "name"), product["variants"][0].GetProperty("sku").GetString()!), now.ETag)).ShouldBe(200);
        kept["translations"].GetArrayLength().ShouldBe(1);
        (await Admin.PutAsync(path, Lamp(Text(product.Json, "name"), product["variants"][0].GetProperty("sku").GetString()!, []), kept.ETag)).ShouldBe(200)
            ["translations"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_translation_is_in_a_known_language_and_each_comes_once()
    {
        var sku = Sku();
        (await Admin.PostAsync("/admin/products", Lamp("Lamp", sku, [new { language = "xx", name = "x" }]))).ShouldBeProblem(422, "validation-failed");
        (await Admin.PostAsync("/admin/products", Lamp("Lamp", sku, [new { language = "de", name = "a" }, new { language = "de", name = "b" }])))
            .ShouldBeProblem(422, "validation-failed");
        (await Admin.PostAsync("/admin/products", Lamp("Lamp", sku, [new { language = "de", name = new string('x', 201) }])))
            .ShouldBeProblem(422, "validation-failed")["errors"].GetProperty("translations[0].name").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Staff_types_the_texts_of_a_further_language_on_the_products_page()
    {
        var product = await LampAsync();
        using var office = await Shop.OfficeAsync($"/admin/products/{product["id"].GetString()}");
        office.ShouldShow("In German");
        var word = office.Page.QuerySelectorAll("input[name*=words][value=Red]").Single().GetAttribute("name")!.Replace(".name", ".value", StringComparison.Ordinal);
        (await office.PressAsync("Save the product", ("translations[0].name", "Stehlampe"), (word, "Rot"))).ShouldBe(200).ShouldShow("The product is saved.");
        using var shopper = Shop.Browser();
        await shopper.OpenAsync($"/products/{Text(product.Json, "slug")}?language=de");
        shopper.ShouldBe(200).ShouldShow("Stehlampe").ShouldShow("Rot").ShouldShow("In den Warenkorb");
    }

    [Fact]
    public async Task Cart_and_order_name_the_product_in_the_language_it_was_bought_in()
    {
        var (product, german) = (await LampAsync(), Word());
        await TranslateAsync(product, german);
        using var browser = Shop.Browser();
        await browser.OpenAsync("/language?to=de");
        (await browser.PostAsync("/cart/items", ("sku", product["variants"][0].GetProperty("sku").GetString()!), ("quantity", "1")))
            .ShouldShow($"Lampe {german}");
        await browser.OpenAsync("/checkout");
        await browser.PressAsync("Weiter zum Versand", ("email", "ada@example.com"), ("shipTo.name", "Ada Buyer"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"));
        (await browser.PressAsync("bezahlen", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).ShouldShow($"Lampe {german}");
        (await browser.PressAsync("English")).ShouldShow("What you ordered").ShouldShow($"Lampe {german}");
    }

    [Fact]
    public async Task A_category_has_a_name_and_a_text_in_further_languages()
    {
        var name = Word();
        var made = (await Admin.PostAsync("/admin/categories", new { name })).ShouldBe(201);
        var slug = Text(made.Json, "slug");
        (await Admin.PutAsync($"/admin/categories/{slug}", new { name, translations = new[] { new { language = "de", name = $"Regal {name}", description = "Hier steht es." } } },
            made.ETag)).ShouldBe(200)["translations"][0].GetProperty("language").GetString().ShouldBe("de");
        (await Guest.GetAsync("/categories?language=de")).Text.ShouldContain($"Regal {name}");
        (await Guest.GetAsync("/categories")).Text.ShouldNotContain($"Regal {name}");
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/shelves/{slug}?language=de")).ShouldShow($"Regal {name}").ShouldShow("Hier steht es.");
        (await browser.OpenAsync($"/shelves/{slug}")).Text.ShouldNotContain("Regal");
    }

    [Fact]
    public async Task A_table_says_texts_in_further_languages_and_comes_back_as_it_went_out()
    {
        var (product, german) = (await LampAsync(), Word());
        var sku = product["variants"][0].GetProperty("sku").GetString();
        (await Admin.PostCsvAsync("/admin/products/import",
            $"sku,name:de,description:de,words:de\n{sku},Lampe {german},\"Sie leuchtet, hell.\nImmer.\",\"Colour=Farbe; Red=Rot\\; hell\"\n"))
            .ShouldBe(200)["rejected"].GetArrayLength().ShouldBe(0);
        var read = (await Guest.GetAsync($"/products/{Text(product.Json, "slug")}?language=de")).ShouldBe(200);
        read["description"].GetString().ShouldBe("Sie leuchtet, hell.\nImmer.");
        read["variants"][0].GetProperty("options")[0].GetString().ShouldBe("Rot; hell");
        var table = (await Admin.GetAsync("/admin/products/export")).ShouldBe(200).Text;
        var line = table[table.IndexOf($"\r\n{sku},", StringComparison.Ordinal)..];
        line.ShouldContain($"Lampe {german},\"Sie leuchtet, hell.\nImmer.\",,,Colour=Farbe; Red=Rot\\; hell\r\n");
        var version = (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}"))["version"].GetInt32();
        (await Admin.PostCsvAsync("/admin/products/import", table[..(table.IndexOf("\r\n", StringComparison.Ordinal) + 2)] + line[2..(line.IndexOf("hell\r\n", StringComparison.Ordinal) + 6)]))
            .ShouldBe(200)["rejected"].GetArrayLength().ShouldBe(0);
        (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}"))["version"].GetInt32().ShouldBe(version);
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,name:de\n{sku},{new string('x', 201)}\n")).ShouldBe(200)
            ["rejected"][0].GetProperty("error").GetString().ShouldBe("name:de: at most 200 characters on one line");
    }

    [Theory]
    [InlineData("xx", "Colour", "Farbe")]
    [InlineData("DE", "Colour", "Farbe")]
    [InlineData("de", "", "Farbe")] // no table could bring it back
    [InlineData("de", "Colour", "\u0007")]
    public async Task Texts_in_no_language_and_words_for_nothing_are_refused(string language, string word, string text) =>
        (await Admin.PostAsync("/admin/products", Lamp($"Lamp {Word()}", Sku(),
            [new { language, name = "Lampe", words = new Dictionary<string, string> { [word] = text } }]))).ShouldBe(422);

    private async Task<ApiResponse> LampAsync()
    {
        var made = (await Admin.PostAsync("/admin/products", Lamp($"Lamp {Word()}", Sku()))).ShouldBe(201);
        (await Admin.PostAsync($"/admin/stock/{made["variants"][0].GetProperty("sku").GetString()}/adjustments", new { delta = 9, reason = "test" }, NewKey())).ShouldBe(201);
        return made;
    }

    private async Task TranslateAsync(ApiResponse product, string german) => (await Admin.PutAsync($"/admin/products/{product["id"].GetString()}",
        Lamp(Text(product.Json, "name"), product["variants"][0].GetProperty("sku").GetString()!,
            [new { language = "de", name = $"Lampe {german}", words = new Dictionary<string, string> { ["Colour"] = "Farbe", ["Red"] = "Rot", ["Material"] = "Werkstoff", ["Oak"] = "Eiche" } }]),
        product.ETag)).ShouldBe(200);

    private static object Lamp(string name, string sku, object[]? translations = null) => new
    {
        name,
        description = "It gives light.",
        category = "home",
        status = "active",
        attributes = new Dictionary<string, string> { ["Material"] = "Oak" },
        options = new[] { new { name = "Colour", values = new[] { "Red" } } },
        variants = new[] { new { sku, price = new { amount = 2500, currency = "USD" }, weightGrams = 900, options = new[] { "Red" } } },
        translations,
    };
}

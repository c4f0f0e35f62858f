using AngleSharp.Dom;

namespace ClickCart.Tests.Catalog.Products;

public sealed class EditProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/admin/products/{Guid.CreateVersion7()}");
        browser.Address.PathAndQuery.ShouldStartWith("/sign-in?returnUrl=%2Fadmin%2Fproducts%2F");
    }

    [Fact]
    public async Task A_price_is_changed_on_the_page_and_shows_in_the_history()
    {
        var (id, sku) = await ProductWithSkuAsync("Priced");
        using var office = await Shop.OfficeAsync($"/admin/products/{id}");
        (await office.PressAsync("Save the product", ("variants[0].price", "12.50"))).ShouldBe(200).ShouldShow("The product is saved.");
        office.ShouldShow($"{sku} $10.00 → $12.50");
        office.Page.QuerySelectorAll("[name^='variants['][name$='.sku']").Length.ShouldBe(2, "the one there is, and an empty row that was not saved");
        (await office.OpenAsync($"/admin/products/{id}/price-changes")).ShouldBe(200).Rows.ShouldHaveSingleItem()
            .ShouldEndWith($"{sku} | $10.00 | $12.50 | {Shop.AdminEmail}");
    }

    [Fact]
    public async Task A_stale_edit_says_what_changed_keeps_what_was_typed_and_is_saved_by_the_next_press()
    {
        var (id, _) = await ProductWithSkuAsync("Contested");
        using var mine = await Shop.OfficeAsync($"/admin/products/{id}");
        using var theirs = await Shop.OfficeAsync($"/admin/products/{id}");
        (await theirs.PressAsync("Save the product", ("variants[0].price", "11"), ("description", "Theirs"))).ShouldBe(200);

        (await mine.PressAsync("Save the product", ("name", "Contested by me"))).ShouldBe(412).ShouldShow("Somebody saved this product while you were editing");
        mine.Rows.ShouldBe(["Description | — | Theirs", $"Variant {Value(mine, "variants[0].sku")} | one, $10.00, 100 g | one, $11.00, 100 g"]);
        Value(mine, "name").ShouldBe("Contested by me");
        (await mine.PressAsync("Save the product")).ShouldBe(200);
        Value(mine, "name").ShouldBe("Contested by me");
        Value(mine, "variants[0].price").ShouldBe("10.00");
    }

    [Fact]
    public async Task Rows_are_added_and_removed_without_scripts_and_a_wrong_one_is_marked_where_it_stands()
    {
        var (id, first) = await ProductWithSkuAsync("Rowed");
        var (second, third) = (Sku(), Sku());
        using var office = await Shop.OfficeAsync($"/admin/products/{id}");
        (await office.PressAsync("Another variant", ("name", "Rowed and typed"), ("variants[1].sku", second), ("variants[1].name", "two"),
            ("variants[1].price", "20"), ("variants[1].weightGrams", "200"))).ShouldBe(200);
        Value(office, "name").ShouldBe("Rowed and typed");
        office.Page.QuerySelector(".error-summary").ShouldBeNull();
        (await office.PressAsync("Save the product", ("variants[2].sku", third), ("variants[2].name", "three"), ("variants[2].price", "thirty"),
            ("variants[2].weightGrams", "300"))).ShouldBe(422);
        office.Page.QuerySelector("[name='variants[2].price']")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await office.PressAsync("Save the product", ("variants[2].price", "30"))).ShouldBe(200);

        // The first row goes; what is wrong with the third is shown at the third.
        (await office.PressAsync("Save the product", ("variants[0].remove", "true"), ("variants[2].sku", "bad/sku"))).ShouldBe(422);
        office.Page.QuerySelector("[name='variants[2].sku']")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await office.PressAsync("Save the product", ("variants[0].remove", "true"), ("variants[2].sku", third))).ShouldBe(200);
        (await Admin.GetAsync($"/admin/products/{id}"))["variants"].EnumerateArray().Select(v => Text(v, "sku")).ShouldBe([second, third]);
        first.ShouldNotBe(second);
    }

    [Fact]
    public async Task Pictures_are_uploaded_ordered_described_and_removed_on_the_page()
    {
        var (id, _) = await ProductWithSkuAsync("Shown");
        using var office = await Shop.OfficeAsync($"/admin/products/{id}");
        (await office.UploadAsync("Upload", "picture", "one.png", Pictures.Png(11), ("alt", "Front"))).ShouldBe(200).ShouldShow("The picture is added.");
        (await office.UploadAsync("Upload", "picture", "two.png", Pictures.Png(12), ("alt", "Back"))).ShouldBe(200);
        (await office.UploadAsync("Upload", "picture", "evil.html", "<html></html>"u8.ToArray())).ShouldBe(422)
            .ShouldShow("This is no PNG, JPEG, WebP or SVG picture.");
        await office.OpenAsync($"/admin/products/{id}");
        (await office.PressAsync("Picture 2 earlier", ("images[0].alt", "From the front"))).ShouldBe(200);
        Words(office).ShouldBe(["Back", "From the front"]);
        (await office.PressAsync("Remove picture 1")).ShouldBe(200);
        Words(office).ShouldBe(["From the front"]);

        static List<string> Words(Browser office) => [.. office.Page.QuerySelectorAll("[name^='images['][name$='.alt']").Select(i => i.GetAttribute("value")!)];
    }

    [Fact]
    public async Task A_picture_that_is_uploaded_leaves_what_was_typed_into_the_form_and_saves_none_of_it()
    {
        var (id, _) = await ProductWithSkuAsync("Typed");
        using var office = await Shop.OfficeAsync($"/admin/products/{id}");
        (await office.UploadAsync("Upload", "picture", "one.png", Pictures.Png(13), ("name", "Typed by me"), ("variants[0].price", "12.50"))).ShouldBe(200)
            .ShouldShow("The picture is added. What you typed is kept below and not saved yet.");
        (Value(office, "name"), Value(office, "variants[0].price")).ShouldBe(("Typed by me", "12.50"));
        (await Admin.GetAsync($"/admin/products/{id}")).ShouldBe(200)["name"].GetString().ShouldBe("Typed");

        (await office.PressAsync("Save the product")).ShouldBe(200).ShouldShow("The product is saved.");
        var saved = (await Admin.GetAsync($"/admin/products/{id}")).ShouldBe(200);
        (Text(saved.Json, "name"), saved["variants"][0].GetProperty("price").GetProperty("amount").GetInt64()).ShouldBe(("Typed by me", 1250L));
        saved["images"].GetArrayLength().ShouldBe(1);
        Text(saved["images"][0], "url").ShouldEndWith(".png");
    }

    [Fact]
    public async Task A_picture_that_is_uploaded_does_not_hide_that_somebody_else_saved_the_product()
    {
        var (id, _) = await ProductWithSkuAsync("Shared");
        using var mine = await Shop.OfficeAsync($"/admin/products/{id}");
        using var theirs = await Shop.OfficeAsync($"/admin/products/{id}");
        (await theirs.PressAsync("Save the product", ("description", "Theirs"))).ShouldBe(200);
        (await mine.UploadAsync("Upload", "picture", "one.png", Pictures.Png(14), ("name", "Shared by me"))).ShouldBe(200);
        (await mine.PressAsync("Save the product")).ShouldBe(412).ShouldShow("Somebody saved this product while you were editing").ShouldShow("Theirs");
    }

    [Fact]
    public async Task A_product_is_archived_after_a_confirmation_and_support_only_reads_it()
    {
        var (id, _) = await ProductWithSkuAsync("Archived");
        using var office = await Shop.OfficeAsync($"/admin/products/{id}");
        (await office.PressAsync("Archive Archived")).ShouldBe(200).ShouldShow("The product is archived.");
        (await Guest.GetAsync($"/products/{id}")).ShouldBeProblem(404, "not-found");

        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync($"/admin/products/{id}", email, password);
        support.Page.QuerySelectorAll("main button").Select(b => b.TextContent.Trim())
            .ShouldNotContain(b => b.StartsWith("Save", StringComparison.Ordinal) || b.StartsWith("Upload", StringComparison.Ordinal)
            || b.StartsWith("Another", StringComparison.Ordinal));
        support.Page.QuerySelectorAll("main form :is(input:not([type=hidden]), select, textarea)").ShouldAllBe(f => f.Matches(":disabled"));
    }

    [Fact]
    public async Task A_variant_for_each_combination_of_the_options_is_proposed_and_saved()
    {
        var (id, sku) = await ProductWithSkuAsync("Matrix");
        using var office = await Shop.OfficeAsync($"/admin/products/{id}");
        (await office.PressAsync("A variant for each combination", ("options[0].name", "Colour"), ("options[0].values", "Red, Blue"),
            ("options[0].swatches", "#c0392b"), ("variants[0].remove", "true"))).ShouldBe(200);
        (await office.PressAsync("Save the product", ("variants[0].remove", "true"))).ShouldBe(200).ShouldShow("The product is saved.");
        var saved = (await Admin.GetAsync($"/admin/products/{id}")).ShouldBe(200);
        saved["variants"].EnumerateArray().Select(v => (Text(v, "sku"), Text(v, "name"))).ShouldBe([($"{sku}-RED", "Red"), ($"{sku}-BLUE", "Blue")]);
    }

    private async Task<(string Id, string Sku)> ProductWithSkuAsync(string name)
    {
        var sku = Sku();
        return (Text((await CreateAsync(name, variants: [Variant(sku)])).Json, "id"), sku);
    }

    private static string? Value(Browser browser, string field) => browser.Page.QuerySelector($"[name='{field}']")!.GetAttribute("value");
}

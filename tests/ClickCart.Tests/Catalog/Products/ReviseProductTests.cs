namespace ClickCart.Tests.Catalog.Products;

public sealed class ReviseProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_change_raises_the_version_by_one_and_stale_ones_are_refused()
    {
        var (kept, dropped, added) = (Sku(), Sku(), Sku());
        var product = await CreateAsync("Shelf", variants: [Variant(kept), Variant(dropped, name: "two")]);
        var path = $"/admin/products/{product["id"].GetString()}";
        var body = Body("Shelf, tall", variants: [Variant(kept, 1200, "low"), Variant(added, 900, "high")]);

        (await Admin.PutAsync(path, body)).ShouldBeProblem(428, "precondition-required");
        var revised = (await Admin.PutAsync(path, body, product.ETag)).ShouldBe(200);
        revised.ETag.ShouldBe("\"2\"");
        revised["slug"].GetString().ShouldBe(product["slug"].GetString());
        (await Admin.PutAsync(path, body, product.ETag)).ShouldBeProblem(412, "stale-version");

        var seen = (await Guest.GetAsync($"/products/{product["slug"].GetString()}")).ShouldBe(200);
        seen["variants"].EnumerateArray().Select(v => (Text(v, "sku"), Text(v, "name"))).ShouldBe([(kept, "low"), (added, "high")]);
        await CreateAsync("Takes the free SKU", variants: [Variant(dropped)]);
    }

    [Fact]
    public async Task Of_two_edits_at_once_one_wins()
    {
        var product = await CreateAsync("Door");
        var path = $"/admin/products/{product["id"].GetString()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Admin.PutAsync(path, Body($"Door {i}"), product.ETag)));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        foreach (var refused in answers.Where(a => (int)a.Status != 200)) refused.ShouldBeProblem(412, "stale-version");
        (await Admin.GetAsync(path)).ETag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task What_others_hold_is_refused()
    {
        var (sku, slug) = (Sku(), Word());
        await CreateAsync("First", slug: slug, variants: [Variant(sku)]);
        var second = await CreateAsync("Second");
        var path = $"/admin/products/{second["id"].GetString()}";
        (await Admin.PutAsync(path, Body("Second", variants: [Variant(sku)]), second.ETag)).ShouldBeProblem(409, "sku-taken");
        (await Admin.PutAsync(path, Body("Second", slug: slug), second.ETag)).ShouldBeProblem(409, "slug-taken");
        (await Admin.PutAsync(path, Body("Second", "no-such-shelf"), second.ETag)).ShouldBeInvalid("category");
        (await Admin.PutAsync($"/admin/products/{Guid.CreateVersion7()}", Body("Second"), "\"1\"")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_for_good()
    {
        var (old, now) = (Word(), Word());
        var product = await CreateAsync("Renamed", slug: old);
        var path = $"/admin/products/{product["id"].GetString()}";
        (await Admin.PutAsync(path, Body("Renamed", slug: now), product.ETag)).ShouldBe(200);
        (await MovedToAsync($"/products/{old}?sku=A")).ShouldBe($"/products/{now}?sku=A");
        (await MovedToAsync($"/api/v1/products/{old}")).ShouldBe($"/api/v1/products/{now}");
        // Another product may take the address.
        await CreateAsync("Takes it", slug: old);
        (await Guest.GetAsync($"/products/{old}")).ShouldBe(200)["name"].GetString().ShouldBe("Takes it");
    }

    [Fact]
    public async Task Fields_of_trade_are_kept_shown_and_checked()
    {
        var (sku, slug) = (Sku(), Word());
        object Fields(string barcode, object? stock, string was = "1500") => new
        {
            name = "Traded",
            slug,
            category = "home",
            status = "active",
            vendor = "Harbour Pottery",
            tags = new[] { "gift, summer", "gift" },
            seoTitle = "A mug to give",
            seoDescription = "Thrown by hand.",
            variants = new[] { new { sku, price = new { amount = 1000, currency = "USD" }, compareAt = new { amount = long.Parse(was), currency = "USD" },
                cost = new { amount = 400, currency = "USD" }, weightGrams = 5, barcode, stock } },
        };
        (await Admin.PostAsync("/admin/products", Fields("4006381333932", 7))).ShouldBeInvalid("variants[0].barcode");
        var made = (await Admin.PostAsync("/admin/products", Fields("400638 1333931", 7))).ShouldBe(201);
        made["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["gift", "summer"]);
        Text(made["variants"][0], "barcode").ShouldBe("4006381333931");
        await Eventually.TrueAsync(async () => (int)(await Admin.GetAsync($"/admin/stock/{sku}/movements")).Status == 200, "the stock is booked");
        var movement = (await Admin.GetAsync($"/admin/stock/{sku}/movements")).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (movement.GetProperty("delta").GetInt32(), Text(movement, "actor"), Text(movement, "reason"))
            .ShouldBe((7, Shop.AdminEmail, "On hand when the product was entered"));
        (await Admin.PutAsync($"/admin/products/{made["id"].GetString()}", Fields("4006381333931", 8), made.ETag)).ShouldBeInvalid("variants[0].stock");

        var seen = (await Guest.GetAsync($"/products/{slug}")).ShouldBe(200);
        seen["variants"][0].GetProperty("compareAt").GetProperty("amount").GetInt64().ShouldBe(1500);
        seen.Text.ShouldNotContain("cost");
        var page = (await Guest.GetAsync($"~/products/{slug}")).ShouldBe(200).Text;
        page.ShouldContain("<del>");
        page.ShouldContain("<title>A mug to give");
        page.ShouldContain("Thrown by hand.");
        var listed = (await Guest.GetAsync($"/products?q={sku}")).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("compareAt").GetProperty("amount").GetInt64().ShouldBe(1500);
        (await Guest.GetAsync($"~/products?q={sku}")).ShouldBe(200).Text.ShouldContain("<del>");
        // No more than the price is no offer.
        (await Admin.PutAsync($"/admin/products/{made["id"].GetString()}", Fields("4006381333931", null, "1000"), made.ETag)).ShouldBe(200);
        (await Guest.GetAsync($"~/products/{slug}")).ShouldBe(200).Text.ShouldNotContain("<del>");
    }
}

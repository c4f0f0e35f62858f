namespace ClickCart.Tests.Catalog.Products;

public sealed class EditProductsTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_preview_says_line_by_line_what_changes_and_nothing_else_is_carried_out()
    {
        var (word, a, b) = (Word(), Sku(), Sku());
        var first = Text((await CreateAsync($"Bulk {word}", variants: [Variant(a, 1999)])).Json, "id");
        var second = Text((await CreateAsync($"Bulk {word} too", status: "draft", variants: [Variant(b, 1005)])).Json, "id");
        object Changes(string? fingerprint = null) => new
        {
            search = word,
            price = "percent",
            priceValue = -10,
            keepBefore = true,
            status = "active",
            category = "kitchen",
            lowStockThreshold = 7,
            fingerprint,
        };
        var preview = (await Admin.PostAsync("/admin/products/bulk?preview=true", Changes(), NewKey())).ShouldBe(200);
        preview["products"].GetInt32().ShouldBe(2);
        var lines = preview["lines"].EnumerateArray().Select(l =>
            $"{l.GetProperty("sku").GetString()} {Text(l, "what")} {l.GetProperty("before").GetString()} → {Text(l, "after")}").ToList();
        lines.ShouldBe([$"{a} price $19.99 → $17.99", " category home → kitchen", $"{b} price $10.05 → $9.05", " status draft → active",
            " category home → kitchen", $"{a} lowStockThreshold  → 7", $"{b} lowStockThreshold  → 7"]);
        (await Admin.GetAsync($"/admin/products/{first}")).ETag.ShouldBe("\"1\"");

        (await Admin.PostAsync("/admin/products/bulk", Changes("another"), NewKey())).ShouldBeProblem(409, "preview-outdated");
        var key = NewKey();
        (await Admin.PostAsync("/admin/products/bulk", Changes(preview["fingerprint"].GetString()), key)).ShouldBe(200);
        (await Admin.PostAsync("/admin/products/bulk", Changes(preview["fingerprint"].GetString()), key)).ShouldBe(200);
        var seen = (await Admin.GetAsync($"/admin/products/{first}")).ShouldBe(200);
        (Text(seen.Json, "category"), seen["variants"][0].GetProperty("price").GetProperty("amount").GetInt64()).ShouldBe(("kitchen", 1799L));
        seen["variants"][0].GetProperty("compareAt").GetProperty("amount").GetInt64().ShouldBe(1999);
        var change = (await Admin.GetAsync($"/admin/products/{second}/price-changes")).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        Text(change, "actor").ShouldBe(Shop.AdminEmail);
        await Eventually.TrueAsync(async () => await Admin.GetAsync($"/admin/stock/{a}") is { Status: System.Net.HttpStatusCode.OK } stock
            && stock["lowStockThreshold"].GetInt32() == 7, "the thresholds are set");
        (await Admin.PostAsync("/admin/products/bulk", new { search = word, price = "by", priceValue = -100 }, NewKey())).ShouldBeInvalid("priceValue");
        (await Admin.PostAsync("/admin/products/bulk", new { search = word }, NewKey())).ShouldBeInvalid("price");
    }

    [Fact]
    public async Task It_is_done_on_pages_from_the_list()
    {
        var (word, sku) = (Word(), Sku());
        var id = Text((await CreateAsync($"Selected {word}", variants: [Variant(sku)])).Json, "id");
        using var office = await Shop.OfficeAsync($"/admin/products?q={word}");
        (await office.PressAsync("Change selected", ("ids", id))).ShouldBe(200).ShouldShow("Change one product");
        (await office.PressAsync("Preview", ("price", "to"))).ShouldBe(422).ShouldShow("Say by how much.");
        (await office.PressAsync("Preview", ("price", "to"), ("priceValue", "12.50"))).ShouldBe(200);
        office.Rows.ShouldHaveSingleItem().ShouldBe($"Selected {word} | {sku} | Price | $10.00 | $12.50");
        (await office.PressAsync("Change this line")).ShouldBe(200).ShouldShow("The products are changed.");
        (await Admin.GetAsync($"/admin/products/{id}"))["variants"][0].GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(1250);
    }
}

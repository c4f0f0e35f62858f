namespace ClickCart.Tests.Catalog.Products;

public sealed class ListProductsTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_back_office_finds_every_status_by_word_and_by_sku()
    {
        var (word, sku) = (Word(), Sku());
        await CreateAsync($"{word} one");
        await CreateAsync($"{word} two", status: "draft", variants: [Variant(sku)]);
        (await AllPagesAsync(Admin, $"/admin/products?q={word}&limit=1")).ConvertAll(p => Text(p, "name")[^3..]).ShouldBe(["two", "one"]);
        (await AllPagesAsync(Admin, $"/admin/products?q={word}&status=draft")).Count.ShouldBe(1);
        (await AllPagesAsync(Admin, $"/admin/products?q={sku.ToLowerInvariant()}")).ShouldHaveSingleItem();
        (await AllPagesAsync(Admin, "/admin/products?limit=25")).ConvertAll(p => Text(p, "id")).ShouldBeUnique();
        (await Admin.GetAsync("/admin/products?status=lost")).ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public async Task The_list_is_sorted_by_price_and_name_across_pages()
    {
        var word = Word();
        foreach (var (name, price) in new[] { ("Beta", 300L), ("alpha", 200L), ("Gamma", 100L) }) await CreateAsync($"{name} {word}",
            variants: [Variant(Sku(), price)]);
        (await NamesAsync("name")).ShouldBe(["alpha", "Beta", "Gamma"]);
        (await NamesAsync("price")).ShouldBe(["Gamma", "alpha", "Beta"]);
        (await NamesAsync("-price")).ShouldBe(["Beta", "alpha", "Gamma"]);
        (await NamesAsync("newest")).ShouldBe(["Gamma", "alpha", "Beta"]);
        (await Admin.GetAsync("/admin/products?sort=colour")).ShouldBeProblem(400, "malformed-request");

        async Task<List<string>> NamesAsync(string sort) => [.. (await AllPagesAsync(Admin, $"/admin/products?q={word}&sort={sort}&limit=2"))
            .Select(p => Text(p, "name").Split(' ')[0])];
    }

    [Fact]
    public async Task The_page_finds_and_filters_products()
    {
        var word = Word();
        await CreateAsync($"Lamp {word}", status: "draft");
        using var office = await Shop.OfficeAsync($"/admin/products?q={word}");
        office.ShouldShow($"Lamp {word}").ShouldShow("Draft");
        (await office.OpenAsync($"/admin/products?q={word}&status=archived")).ShouldBe(200).ShouldShow("Nothing found");
    }
}

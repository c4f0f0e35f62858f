namespace ClickCart.Tests.Catalog.Products;

public sealed class SearchProductsTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Words_are_found_without_case_accents_plural_and_order_and_names_come_first()
    {
        var word = Word();
        await CreateAsync("Something else", description: $"Goes with the {word}.");
        await CreateAsync($"Crème {word.ToUpperInvariant()} boxes");

        var found = (await Guest.GetAsync($"/products?q={word}%20creme%20box")).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        Text(found, "name").ShouldStartWith("Crème");
        var both = (await Guest.GetAsync($"/products?q={word[..^2]}")).ShouldBe(200);
        both["items"].EnumerateArray().Select(i => Text(i, "name")[..5]).ShouldBe(["Crème", "Somet"]);
        both["facets"].GetProperty("categories").EnumerateArray().ShouldHaveSingleItem().GetProperty("count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_product_is_found_by_its_new_words_only()
    {
        var (before, after) = (Word(), Word());
        var product = await CreateAsync($"Chair {before}");
        (await Admin.PutAsync($"/admin/products/{product["id"].GetString()}", Body($"Chair {after}"), product.ETag)).ShouldBe(200);
        (await Guest.GetAsync($"/products?q={before}"))["items"].GetArrayLength().ShouldBe(0);
        (await Guest.GetAsync($"/products?q={after}"))["items"].GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'; DROP TABLE products; --")]
    [InlineData("AND OR NOT NEAR(a b) ^a* -b:c & | !x (")]
    [InlineData("🎁 💥")]
    [InlineData("%_[]\\")]
    public async Task No_question_breaks_the_search(string q) => (await Guest.GetAsync("/products?q=" + Uri.EscapeDataString(q))).ShouldBe(200);

    [Fact]
    public async Task A_very_long_question_does_not_either() =>
        (await Guest.GetAsync("/products?q=" + string.Join('+', Enumerable.Repeat("ab\"*", 2000)))).ShouldBe(200);

    [Theory]
    [InlineData("relevance")]
    [InlineData("newest")]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("name")]
    public async Task Every_sort_pages_through_all_without_gap_or_repeat(string sort)
    {
        var word = Word();
        foreach (var i in Enumerable.Range(0, 7)) await CreateAsync($"{(char)('g' - i)} {word}", variants: [Variant(Sku(), 1000 + (i / 3))]);

        var items = await AllPagesAsync(Guest, $"/products?q={word}&sort={sort}&limit=2");
        items.Select(i => Text(i, "id")).ShouldBeUnique();
        items.Count.ShouldBe(7);
        var prices = items.ConvertAll(i => i.GetProperty("price").GetProperty("amount").GetInt64());
        if (sort == "price") prices.ShouldBeInOrder(SortDirection.Ascending);
        if (sort == "-price") prices.ShouldBeInOrder(SortDirection.Descending);
        if (sort == "name") items.ConvertAll(i => Text(i, "name")).ShouldBeInOrder(SortDirection.Ascending);
        if (sort == "newest") items.ConvertAll(i => Text(i, "name")).ShouldBeInOrder(SortDirection.Ascending);

        // A product whose price or name another test changes meanwhile moves, and may be met before and after.
        var whole = (await AllPagesAsync(Guest, $"/products?sort={sort}&limit=17"))
            .ConvertAll(i => (Text(i, "id"), Text(i, "name"), i.GetProperty("price").GetProperty("amount").GetInt64()));
        whole.ShouldBeUnique();
        whole.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_each_facet_leaves_its_own_filter_out()
    {
        var word = Word();
        await CreateAsync($"{word} cheap", "home", variants: [Variant(Sku(), 500), Variant(Sku(), 5000, "two")]);
        await CreateAsync($"{word} dear", "bath", variants: [Variant(Sku(), 9000)]);

        (await Guest.GetAsync($"/products?q={word}&minPrice=500&maxPrice=500"))["items"].EnumerateArray().ShouldHaveSingleItem().GetProperty("price")
            .GetProperty("amount").GetInt64().ShouldBe(500);
        var bath = (await Guest.GetAsync($"/products?q={word}&category=bath")).ShouldBe(200);
        bath["items"].GetArrayLength().ShouldBe(1);
        bath["facets"].GetProperty("categories").GetArrayLength().ShouldBe(2);
        bath["facets"].GetProperty("price").GetProperty("min").GetProperty("amount").GetInt64().ShouldBe(9000);
        (await Guest.GetAsync($"/products?q={word}&category=toys"))["items"].GetArrayLength().ShouldBe(0);
        (await Guest.GetAsync($"/products?q={word}&inStock=true"))["items"].GetArrayLength().ShouldBe(0);
        (await Guest.GetAsync($"/products?q={word}&inStock=false"))["items"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Facets_follow_a_new_product_at_once()
    {
        var slug = Word();
        (await Admin.PostAsync("/admin/categories", new { name = slug })).ShouldBe(201);
        (await Count()).ShouldBe(0);
        await CreateAsync("First", slug);
        (await Count()).ShouldBe(1);
        await CreateAsync("Second", slug);
        (await Count()).ShouldBe(2);

        async Task<int> Count() => (await Guest.GetAsync("/products"))["facets"].GetProperty("categories").EnumerateArray()
            .Where(c => Text(c, "slug") == slug).Select(c => c.GetProperty("count").GetInt32()).SingleOrDefault();
    }

    [Theory]
    [InlineData("sort=colour")]
    [InlineData("minPrice=cheap")]
    [InlineData("minPrice=-1")]
    [InlineData("maxPrice=99999999999999999999")]
    [InlineData("inStock=maybe")]
    [InlineData("category=No%20Slug")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=bm9wZQ")]
    [InlineData("cursor=!!")]
    public async Task A_bad_query_value_is_refused(string query) => (await Guest.GetAsync("/products?" + query)).ShouldBeProblem(400, "malformed-request");

    [Fact]
    public async Task A_cursor_of_another_sort_is_refused()
    {
        var cursor = (await Guest.GetAsync("/products?limit=2&sort=price"))["nextCursor"].GetString();
        (await Guest.GetAsync($"/products?limit=2&sort=name&cursor={cursor}")).ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public async Task The_list_of_the_shop_filters_by_its_address_and_names_each_filter_to_take_off()
    {
        var word = Word();
        await CreateAsync($"Dear {word}", variants: [Variant(Sku(), price: 9000)]);
        await CreateAsync($"Cheap {word}", variants: [Variant(Sku(), price: 900)]);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products?q={word}&from=8.50&to=10")).ShouldBe(200).ShouldShow($"Cheap {word}").Text.ShouldNotContain($"Dear {word}");
        browser.Page.QuerySelectorAll(".chip").Select(c => c.GetAttribute("href"))
            .ShouldBe([$"/products?from=8.50&to=10", $"/products?q={word}&to=10", $"/products?q={word}&from=8.50", "/products"]);
        (await browser.OpenAsync($"/products?q={word}&from=8.50&to=10&inStock=true")).ShouldBe(200).ShouldShow("Nothing found").ShouldShow("Clear the filters");
        (await browser.OpenAsync("/shelves/cookware")).ShouldBe(200).ShouldShow("Kitchen & table");
    }
}

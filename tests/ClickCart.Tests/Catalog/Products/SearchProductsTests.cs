using System.Text.Json;

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
    [InlineData("T-Shirt", "tshirt")]
    [InlineData("Tshirt", "t-shirts")]
    [InlineData("Wi-Fi router", "wifi")]
    [InlineData("Große Tüte", "grosse tuete")]
    [InlineData("Işık lamba", "ışık")]
    [InlineData("Smørrebrød", "SMORREBROD")]
    [InlineData("Łódź mug", "lodz")]
    [InlineData("Cà phê sữa", "sua")]
    [InlineData("Đường", "duong")]
    [InlineData("机械键盘", "键盘")]
    [InlineData("日本の緑茶", "緑茶")]
    [InlineData("Wooden shelves", "shelf")]
    [InlineData("Keyboard", "keybaord")]
    [InlineData("Headphones", "hedphone")]
    public async Task A_product_is_found_as_people_write_its_name(string name, string question)
    {
        var word = Word();
        await CreateAsync($"{name} {word}");
        var found = (await Guest.GetAsync($"/products?q={Uri.EscapeDataString($"{question} {word}")}")).ShouldBe(200);
        Text(found["items"].EnumerateArray().ShouldHaveSingleItem(), "name").ShouldBe($"{name} {word}");
        found["facets"].GetProperty("categories").EnumerateArray().ShouldHaveSingleItem().GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_product_is_found_by_its_SKU_and_by_a_part_of_it()
    {
        var (end, word) = (Sku()[2..], Word());
        await CreateAsync($"{word} jug", variants: [Variant($"JUG-{end}-L")]);
        foreach (var part in new[] { $"jug-{end}-l", end, $"{end}L", end[6..] })
            Text((await Guest.GetAsync($"/products?q={part}"))["items"].EnumerateArray().ShouldHaveSingleItem(), "name").ShouldBe($"{word} jug");
    }

    [Fact]
    public async Task A_typing_error_is_forgiven_only_where_nothing_is_written_like_that()
    {
        var word = Word();
        await CreateAsync($"Kettle {word}");
        await CreateAsync($"Kettel {word}");
        (await Guest.GetAsync($"/products?q=kettel%20{word}"))["items"].EnumerateArray().Select(i => Text(i, "name")).ShouldBe([$"Kettel {word}"]);
        (await AllPagesAsync(Guest, $"/products?q=ketlte%20{Word()}&limit=1")).ShouldBeEmpty();
        // The pages of a corrected question go on like those of any other.
        (await AllPagesAsync(Guest, $"/products?q=ketlte%20{word}&limit=1")).ShouldNotBeEmpty();
        (await AllPagesAsync(Guest, $"/products?q=kettel%20{word}&minPrice=999999")).ShouldBeEmpty();
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
    public async Task Prices_are_those_of_every_variant_and_the_card_shows_their_range()
    {
        var (word, large) = (Word(), Sku());
        await CreateAsync($"{word} shirt", variants: [Variant(Sku(), 10000, "S"), Variant(Sku(), 20000, "M"), Variant(large, 30000, "L")]);
        (await Admin.PostAsync($"/admin/stock/{large}/adjustments", new { delta = 5, reason = "test" }, NewKey())).ShouldBe(201);
        await Eventually.TrueAsync(async () => await CountAsync("inStock=true") == 1, "it is in stock");

        (await CountAsync("minPrice=15000&maxPrice=25000")).ShouldBe(1);
        (await CountAsync("minPrice=20000&maxPrice=20000")).ShouldBe(1);
        (await CountAsync("minPrice=20001&maxPrice=29999")).ShouldBe(0, "no variant costs that");
        (await CountAsync("minPrice=30001")).ShouldBe(0);
        (await CountAsync("minPrice=30000")).ShouldBe(1);
        (await CountAsync("maxPrice=9999")).ShouldBe(0);
        (await CountAsync("inStock=true&maxPrice=20000")).ShouldBe(0, "what costs so little is sold out");
        (await CountAsync("inStock=true&minPrice=20000")).ShouldBe(1);

        var all = (await Guest.GetAsync($"/products?q={word}")).ShouldBe(200);
        var card = all["items"].EnumerateArray().ShouldHaveSingleItem();
        (card.GetProperty("price").GetProperty("amount").GetInt64(), card.GetProperty("priceTo").GetProperty("amount").GetInt64()).ShouldBe((10000L, 30000L));
        all["facets"].GetProperty("price").GetProperty("max").GetProperty("amount").GetInt64().ShouldBe(30000);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products?q={word}")).ShouldBe(200).ShouldShow("from $100.00 to $300.00");

        async Task<int> CountAsync(string filter) => (await Guest.GetAsync($"/products?q={word}&{filter}")).ShouldBe(200)["items"].GetArrayLength();
    }

    [Fact]
    public async Task What_people_type_into_the_price_filter_is_meant_in_the_units_of_each_currency()
    {
        var (word, slug) = (Word(), Word());
        (await Admin.PostAsync("/admin/categories", new { name = slug })).ShouldBe(201);
        foreach (var (currency, price) in new[] { ("USD", 500000L), ("JPY", 5000), ("ISK", 5000), ("KWD", 5000000) })
            await CreateAsync($"{word} {currency}", slug, variants: [Variant(Sku(), price, currency: currency)]);
        (await NamesAsync("from=1000&to=10000")).ShouldBe(["ISK", "JPY", "KWD", "USD"]);
        (await NamesAsync("from=5000&to=5000")).ShouldBe(["ISK", "JPY", "KWD", "USD"]);
        (await NamesAsync("from=4999,5&to=5.000,5")).ShouldBe(["ISK", "JPY", "KWD", "USD"]);
        (await NamesAsync("from=5001")).ShouldBeEmpty();
        (await NamesAsync("to=4999")).ShouldBeEmpty();
        (await NamesAsync("from=10000&to=1000")).ShouldBeEmpty();
        (await NamesAsync("from=cheap&to=-1")).Count.ShouldBe(4, "what is no price is no filter");

        async Task<List<string>> NamesAsync(string filter)
        {
            using var browser = Shop.Browser();
            (await browser.OpenAsync($"/products?category={slug}&sort=name&{filter}")).ShouldBe(200);
            return [.. browser.Page.QuerySelectorAll(".product-card h3").Select(h => h.TextContent.Trim()[^3..]).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task A_shelf_counts_what_lies_on_those_inside_it_as_the_front_of_the_shop_does()
    {
        var (above, below) = (Word(), Word());
        (await Admin.PostAsync("/admin/categories", new { name = above })).ShouldBe(201);
        (await Admin.PostAsync("/admin/categories", new { name = below, parent = above })).ShouldBe(201);
        await CreateAsync("Over", above);
        await CreateAsync("Under", below);
        var counts = (await Guest.GetAsync("/products"))["facets"].GetProperty("categories").EnumerateArray()
            .ToDictionary(c => Text(c, "slug"), c => c.GetProperty("count").GetInt32());
        (counts[above], counts[below]).ShouldBe((2, 1));
        (await Guest.GetAsync("/categories"))["items"].EnumerateArray().Single(c => Text(c, "slug") == above).GetProperty("count").GetInt32().ShouldBe(2);
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

    [Fact]
    public async Task A_compound_is_found_by_its_last_part_beside_what_is_called_so()
    {
        // Its last letter is no ending that is cut off.
        var (head, part) = (Word()[..8] + "t", Word());
        await CreateAsync($"Gute {head}");
        await CreateAsync($"{head}{part} 3000");
        await CreateAsync($"{head}n{part} 4000");
        await CreateAsync($"{part} allein");
        await CreateAsync($"Unver{part}");
        // The shop's words are learnt a moment later.
        await Eventually.TrueAsync(async () =>
        {
            (await NamesAsync(part)).ShouldBe([$"{part} allein", $"{head}{part} 3000", $"{head}n{part} 4000"], ignoreOrder: true);
            return true;
        }, "the words are known");
        // Where nothing else is called so, what stands before it need be no word of the shop's.
        var alone = Word();
        await CreateAsync($"Unver{alone}");
        (await NamesAsync(alone)).ShouldBe([$"Unver{alone}"]);

        async Task<List<string>> NamesAsync(string q) =>
            [.. (await Guest.GetAsync($"/products?q={q}")).ShouldBe(200)["items"].EnumerateArray().Select(i => Text(i, "name"))];
    }

    [Fact]
    public async Task Who_finds_little_is_asked_whether_another_word_was_meant()
    {
        // Two different letters at its end: else what is typed below lies nearer to another word.
        var word = Word()[..^2] + "bd";
        var typed = word[..^2] + "dbq";
        foreach (var i in Enumerable.Range(0, 4)) await CreateAsync($"Çay {word} {i}");
        await CreateAsync($"Odd {typed}");

        var near = (await Guest.GetAsync($"/products?q=cay%20{word[..^1]}qq")).ShouldBe(200);
        (near["total"].GetInt32(), near["didYouMean"].GetString()).ShouldBe((4, $"cay {word}"));
        (await Guest.GetAsync($"/products?q={typed}"))["total"].GetInt32().ShouldBe(1);
        (await Guest.GetAsync($"/products?q={typed}"))["didYouMean"].GetString().ShouldBe(word);
        (await Guest.GetAsync($"/products?q={word}"))["didYouMean"].ValueKind.ShouldBe(JsonValueKind.Null);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products?q={typed}&sort=name")).ShouldBe(200).ShouldShow($"Did you mean “{word}”?");
        browser.Page.QuerySelector(".notice a")!.GetAttribute("href").ShouldBe($"/products?q={word}&sort=name");
    }

    [Fact]
    public async Task Attributes_narrow_the_list_and_each_counts_what_else_it_could_be()
    {
        var word = Word();
        await WithAsync($"{word} a", ("Colour", "Dark Red"), ("Size", "M"));
        await WithAsync($"{word} b", ("Colour", "Blue"), ("Size", "M"));
        var changed = await WithAsync($"{word} c", ("colour", "blue"), ("Size", "L"), ("Care", new string('x', 200)));

        var all = (await Guest.GetAsync($"/products?q={word}")).ShouldBe(200);
        Facets(all).ShouldBe(["colour: blue 2, dark-red 1", "size: m 2, l 1"], ignoreOrder: true);
        (all["total"].GetInt32(), all["facets"].GetProperty("allAttributesCounted").GetBoolean()).ShouldBe((3, true));
        var blue = await Guest.GetAsync($"/products?q={word}&attr.colour=blue");
        blue["total"].GetInt32().ShouldBe(2);
        Facets(blue).ShouldBe(["colour: blue 2, dark-red 1", "size: l 1, m 1"]);
        (await NamesAsync("attr.colour=blue&attr.colour=dark-red&attr.size=m")).ShouldBe(["a", "b"]);
        (await NamesAsync("attr.Colour=Dark%20Red")).ShouldBe(["a"]);
        (await NamesAsync("attr.colour=green")).ShouldBeEmpty();
        (await Guest.GetAsync("/products?" + string.Join('&', Enumerable.Range(0, 7).Select(i => $"attr.a{i}=1")))).ShouldBeProblem(400, "malformed-request");

        (await Admin.PutAsync($"/admin/products/{changed["id"].GetString()}", Body($"{word} c"), changed.ETag)).ShouldBe(200);
        (await NamesAsync("attr.colour=blue")).ShouldBe(["b"]);
        (await NamesAsync("attr.material=oak")).ShouldBe(["c"]);

        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products?q={word}&attr.colour=blue&attr.colour=dark-red&sort=name")).ShouldBe(200).ShouldShow("2 products");
        browser.Page.QuerySelectorAll(".chip").Select(c => c.GetAttribute("href")).ShouldContain($"/products?q={word}&attr.colour=dark-red&sort=name");
        browser.Page.QuerySelectorAll(".filter-side input[name='attr.colour']:checked").Length.ShouldBe(2);

        async Task<List<string>> NamesAsync(string filter) =>
            [.. (await Guest.GetAsync($"/products?q={word}&sort=name&{filter}")).ShouldBe(200)["items"].EnumerateArray().Select(i => Text(i, "name")[^1..])];

        static List<string> Facets(ApiResponse list) => [.. list["facets"].GetProperty("attributes").EnumerateArray().Select(a =>
            $"{Text(a, "key")}: {string.Join(", ", a.GetProperty("values").EnumerateArray().Select(v => $"{Text(v, "key")} {v.GetProperty("count")}"))}")];

        async Task<ApiResponse> WithAsync(string name, params (string Name, string Value)[] attributes) => (await Admin.PostAsync("/admin/products", new
        {
            name,
            description = "",
            category = "home",
            status = "active",
            attributes = attributes.ToDictionary(a => a.Name, a => a.Value),
            variants = new[] { Variant(Sku()) },
        })).ShouldBe(201);
    }

    [Theory]
    [InlineData("relevance")]
    [InlineData("newest")]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("name")]
    public async Task A_list_pages_back_the_way_it_came_and_says_where_one_is(string sort)
    {
        var word = Word();
        foreach (var i in Enumerable.Range(0, 5)) await CreateAsync($"{(char)('e' - i)} {word}", variants: [Variant(Sku(), 1000 + (i / 2))]);
        var pages = new List<ApiResponse>();
        for (string? cursor = ""; cursor is not null; cursor = pages[^1]["nextCursor"].GetString() is { } next ? $"&cursor={next}" : null)
            pages.Add((await Guest.GetAsync($"/products?q={word}&sort={sort}&limit=2{cursor}")).ShouldBe(200));
        pages.Count.ShouldBe(3);
        for (var i = 2; i > 0; i--)
        {
            var back = (await Guest.GetAsync($"/products?q={word}&sort={sort}&limit=2&cursor={pages[i]["previousCursor"].GetString()}")).ShouldBe(200);
            Ids(back).ShouldBe(Ids(pages[i - 1]));
            back["nextCursor"].GetString().ShouldNotBeNull();
            (back["previousCursor"].GetString() is null).ShouldBe(i == 1);
        }
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products?q={word}&sort={sort}&cursor={pages[0]["nextCursor"].GetString()}")).ShouldBe(200).ShouldShow("3–5 of 5");
        (await browser.OpenAsync(browser.Page.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href")!)).ShouldBe(200).ShouldShow("1–2 of 5");

        static IEnumerable<string> Ids(ApiResponse page) => page["items"].EnumerateArray().Select(i => Text(i, "id"));
    }

    [Theory]
    [InlineData("sort=colour")]
    [InlineData("minPrice=cheap")]
    [InlineData("minPrice=-1")]
    [InlineData("minPrice=2&maxPrice=1")]
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

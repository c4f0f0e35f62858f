using System.Text.Json;

namespace ClickCart.Tests.Catalog.Products;

public sealed class ViewProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_product_is_found_by_slug_and_by_id_with_what_can_be_bought()
    {
        var bySlug = (await Guest.GetAsync("/products/cast-iron-skillet")).ShouldBe(200);
        bySlug["category"].GetProperty("name").GetString().ShouldBe("Cookware");
        bySlug["attributes"].GetProperty("Material").GetString()!.ShouldStartWith("Cast iron");
        bySlug["images"][0].GetProperty("url").GetString()!.ShouldStartWith("/images/products/");
        var variants = bySlug["variants"].EnumerateArray().ToList();
        variants.ConvertAll(v => Text(v, "name")).ShouldBe(["20 cm", "26 cm", "30 cm"]);
        variants[0].GetProperty("available").GetInt32().ShouldBeGreaterThan(0);
        (await Guest.GetAsync($"/products/{bySlug["id"].GetString()}")).ShouldBe(200)["slug"].GetString().ShouldBe("cast-iron-skillet");
    }

    [Fact]
    public async Task The_etag_spares_what_is_known_until_product_or_stock_changes()
    {
        var sku = Sku();
        var product = await CreateAsync("Bell", variants: [Variant(sku)]);
        var path = $"/products/{product["slug"].GetString()}";
        var first = (await Guest.GetAsync(path)).ShouldBe(200);
        (await Guest.GetAsync(path, ifNoneMatch: first.ETag)).ShouldBe(304);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 5, reason = "test" }, NewKey())).ShouldBe(201);
        (await Guest.GetAsync(path, ifNoneMatch: first.ETag)).ShouldBe(200)["variants"][0].GetProperty("available").GetInt32().ShouldBe(5);
    }

    [Theory]
    [InlineData("no-such-product")]
    [InlineData("Not%20a%20slug%22%27")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task What_is_not_there_is_not_found(string idOrSlug) => (await Guest.GetAsync($"/products/{idOrSlug}")).ShouldBeProblem(404, "not-found");

    [Fact]
    public async Task Drafts_are_not_in_the_shop()
    {
        var draft = await CreateAsync("Secret", status: "draft");
        (await Guest.GetAsync($"/products/{draft["id"].GetString()}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_page_offers_each_variant_with_its_price_and_stock_and_what_stands_beside_it()
    {
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/products/cast-iron-skillet")).ShouldBe(200).ShouldShow("Cast-iron skillet").ShouldShow("Kitchen & table")
            .ShouldShow("More from Cookware");
        browser.Page.QuerySelectorAll("#buy input[name=sku]").Length.ShouldBe(3);
        browser.Page.QuerySelector("#buy")!.GetAttribute("action").ShouldBe("/cart/items");
        (await browser.OpenAsync("/products/no-such-thing")).ShouldBe(404).ShouldShow("This page is not here");
    }

    [Fact]
    public async Task The_head_tells_search_engines_what_it_is_and_no_name_breaks_out_of_it()
    {
        var (sku, name) = (Sku(), $"</script><script>alert(1)</script> & \"{Word()}\"");
        var slug = (await CreateAsync(name, "cookware", variants: [Variant(sku, 1950)]))["slug"].GetString();
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/products/{slug}?sku={sku}")).ShouldBe(200);
        var root = Shop.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        browser.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"{root}/products/{slug}");
        browser.Page.QuerySelector("meta[property='og:title']")!.GetAttribute("content").ShouldBe(name);
        browser.Page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!.ShouldStartWith(root + "/images/");
        var scripts = browser.Page.QuerySelectorAll("script:not([src])");
        scripts.ShouldAllBe(s => s.GetAttribute("type") == "application/ld+json");
        var data = scripts.Select(s => JsonDocument.Parse(s.TextContent).RootElement).ToDictionary(d => Text(d, "@type"));
        Text(data["Product"], "name").ShouldBe(name);
        var offer = data["Product"].GetProperty("offers")[0];
        (Text(offer, "price"), Text(offer, "priceCurrency"), Text(offer, "availability")).ShouldBe(("19.50", "USD", "https://schema.org/OutOfStock"));
        data["BreadcrumbList"].GetProperty("itemListElement").EnumerateArray().Select(i => Text(i, "name"))
            .ShouldBe(["Home", "Kitchen & table", "Cookware", name]);
    }

    [Theory]
    [InlineData("/products?q=pan&sort=price", true)]
    [InlineData("/shelves/cookware?attr.material=steel", true)]
    [InlineData("/cart", false)]
    [InlineData("https://elsewhere.example/products?q=pan", false)]
    public async Task It_leads_back_to_the_list_that_one_came_from(string from, bool isList)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/products/cast-iron-skillet");
        request.Headers.Referrer = new(Shop.ClientOptions.BaseAddress, from);
        using var http = Shop.CreateClient();
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.QuerySelector(".way-back a")?.GetAttribute("href").ShouldBe(isList ? from : null);
    }

    [Fact]
    public async Task A_variant_is_chosen_by_its_options_without_scripts()
    {
        var (slug, redS, redM, blueM) = (Word(), Sku(), Sku(), Sku());
        object Item(string sku, string colour, string size, long price) =>
            new { sku, price = new { amount = price, currency = "USD" }, weightGrams = 5, options = new[] { colour, size }, stock = 2 };
        var body = new
        {
            name = "Shirt",
            slug,
            category = "home",
            status = "active",
            options = new object[] { new { name = "Colour", values = new[] { "Red", "Blue" }, swatches = new[] { "#c0392b", "#2a6fdb" } }, new { name = "Size", values = new[] { "S", "M" } } },
            variants = new[] { Item(redS, "Red", "S", 1000), Item(redM, "Red", "M", 1100), Item(blueM, "Blue", "M", 1200) },
        };
        (await Admin.PostAsync("/admin/products", body)).ShouldBe(201)["variants"][0].GetProperty("name").GetString().ShouldBe("Red, S");
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/products/{slug}?sku={redS}");
        string? Picked() => browser.Page.QuerySelector("[data-picker] [name=sku]")!.GetAttribute("value");
        string Way(string value) => browser.Page.QuerySelector($"[data-value='{value}']")!.GetAttribute("href")!;
        Picked().ShouldBe(redS);
        // There is no blue S: the way to blue leads to the nearest, and says that something else changes with it.
        browser.Page.QuerySelector("[data-value=Blue]")!.HasAttribute("data-other").ShouldBeTrue();
        await browser.OpenAsync(Way("Blue"));
        Picked().ShouldBe(blueM);
        browser.Page.QuerySelector($".picked:not([hidden])")!.TextContent.ShouldContain("$12.00");
        await browser.OpenAsync(Way("Red"));
        Picked().ShouldBe(redM);
    }
}

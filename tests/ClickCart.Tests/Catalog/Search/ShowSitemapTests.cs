using System.Xml.Linq;

namespace ClickCart.Tests.Catalog.Search;

public sealed class ShowSitemapTests(SharedShop shared) : CatalogTest(shared)
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_index_leads_to_all_that_is_for_sale_and_to_nothing_else()
    {
        var (word, shelf, empty) = (Word(), Word(), Word());
        foreach (var name in new[] { shelf, empty }) (await Admin.PostAsync("/admin/categories", new { name })).ShouldBe(201);
        await CreateAsync($"Sold {word}", shelf, slug: $"sold-{word}");
        await CreateAsync($"Draft {word}", empty, status: "draft", slug: $"draft-{word}");

        var found = new Dictionary<string, string?>();
        foreach (var (part, _) in await ReadAsync("/sitemap.xml", "sitemap"))
            foreach (var (address, changed) in await ReadAsync(new Uri(part).AbsolutePath, "url"))
                found.Add(new Uri(address).AbsolutePath, changed);
        found.ShouldContainKey("/");
        found.ShouldContainKey($"/shelves/{shelf}");
        found.ShouldNotContainKey($"/shelves/{empty}");
        found.ShouldNotContainKey($"/products/draft-{word}");
        found[$"/products/sold-{word}"].ShouldNotBeNull().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
        (await Guest.GetAsync("~/sitemaps/products-99999.xml")).ShouldBe(404);
        (await Guest.GetAsync("~/sitemaps/products-2147483647.xml")).ShouldBe(404);
    }

    private async Task<List<(string Address, string? Changed)>> ReadAsync(string path, string item)
    {
        var answer = (await Guest.GetAsync("~" + path)).ShouldBe(200);
        answer.Text.ShouldStartWith("<?xml");
        return [.. XDocument.Parse(answer.Text).Root!.Elements(Schema + item)
            .Select(e => (e.Element(Schema + "loc")!.Value, e.Element(Schema + "lastmod")?.Value))];
    }
}

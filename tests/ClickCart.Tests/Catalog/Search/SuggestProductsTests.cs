using System.Text.Json;

namespace ClickCart.Tests.Catalog.Search;

public sealed class SuggestProductsTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task What_is_begun_is_completed_with_words_shelves_and_products()
    {
        var (word, shelf) = (Word(), Word());
        (await Admin.PostAsync("/admin/categories", new { name = $"Fine {shelf}s", slug = shelf })).ShouldBe(201);
        await CreateAsync($"Blue {word}löffel (large)", slug: $"blue-{word}");
        await CreateAsync($"Red {word}löffel", slug: $"red-{word}");
        await CreateAsync($"Secret {word}messer", status: "draft");

        var found = (await Guest.GetAsync($"/products/suggestions?q={word[..^3].ToUpperInvariant()}")).ShouldBe(200);
        Texts(found["questions"]).ShouldBe([$"{word}löffel"]);
        found["products"].EnumerateArray().Select(p => Text(p, "slug")).ShouldBe([$"blue-{word}", $"red-{word}"], ignoreOrder: true);
        found["products"][0].GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(1000);
        Texts((await Guest.GetAsync($"/products/suggestions?q=blue%20{word}l"))["questions"]).ShouldBe([$"blue {word}löffel"]);
        (await Guest.GetAsync($"/products/suggestions?q=fine%20{shelf[..6]}"))["categories"].EnumerateArray().Select(c => Text(c, "slug")).ShouldContain(shelf);
        // A slip of the finger is forgiven as in search.
        (await Guest.GetAsync($"/products/suggestions?q=rde%20{word}"))["products"].GetArrayLength().ShouldBe(0);
        (await Guest.GetAsync($"/products/suggestions?q=blue%20{word[..^2]}{word[^1]}{word[^2]}loffel"))["products"].GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=m")]
    [InlineData("?q=%22%2A%27%3B--")]
    public async Task Nothing_begun_is_nothing_completed(string query)
    {
        var found = (await Guest.GetAsync("/products/suggestions" + query)).ShouldBe(200);
        foreach (var kind in new[] { "questions", "categories", "products" }) found[kind].GetArrayLength().ShouldBe(0);
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(t => t.GetString()!);
}

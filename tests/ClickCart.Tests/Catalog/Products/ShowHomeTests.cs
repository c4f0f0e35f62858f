namespace ClickCart.Tests.Catalog.Products;

public sealed class ShowHomeTests(SharedShop shop) : ShopTest(shop)
{
    [Fact]
    public async Task The_front_shows_the_shelves_and_what_came_in_last()
    {
        var name = $"Newest {NewKey()}";
        await ProductAsync(name: name);
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/")).ShouldBe(200).ShouldShow(name).ShouldShow("Coffee & tea");
        browser.Page.QuerySelectorAll("header nav a").Select(a => a.GetAttribute("href")).ShouldContain("/shelves/coffee-tea");
    }

    [Fact]
    public async Task The_front_is_light()
    {
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var page = await http.SendAsync(request, TestContext.Current.CancellationToken);
        page.Content.Headers.ContentEncoding.ShouldContain("br");
        (await page.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(20_000);
    }
}

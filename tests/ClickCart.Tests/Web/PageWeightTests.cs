using AngleSharp.Html.Parser;

namespace ClickCart.Tests.Web;

/// <summary>What comes over the wire until a page stands, compressed as browsers ask for it; pictures of products are left out.</summary>
public sealed class PageWeightTests(SharedShop shop) : ShopTest(shop)
{
    private const int Most = 60 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/products")]
    [InlineData("/shelves/kitchen")]
    [InlineData("/products?q=mug")]
    [InlineData("/products/cast-iron-skillet")]
    [InlineData("/cart")]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    [InlineData("/orders/find")]
    [InlineData("/docs")]
    public async Task A_page_weighs_less_than_60_KB_with_its_styles_and_scripts(string path)
    {
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        var page = new HtmlParser().ParseDocument((await Guest.GetAsync("~" + path)).ShouldBe(200).Text);
        string[] parts =
        [
            .. page.QuerySelectorAll("link[rel=stylesheet], link[rel=modulepreload], link[rel=icon]").Select(l => l.GetAttribute("href")!),
            .. page.QuerySelectorAll("script[src], img[src]").Select(s => s.GetAttribute("src")!).Where(s => !s.StartsWith("/images/", StringComparison.Ordinal)),
        ];
        parts.Length.ShouldBeGreaterThan(1);
        var weights = new Dictionary<string, int>(StringComparer.Ordinal) { [path] = await WeightAsync(http, path) };
        foreach (var part in parts.Distinct(StringComparer.Ordinal)) weights[part] = await WeightAsync(http, part);
        weights.Values.Sum().ShouldBeLessThan(Most, string.Join(", ", weights.Select(w => $"{w.Key}: {w.Value}")));
    }

    private static async Task<int> WeightAsync(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html, */*");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}

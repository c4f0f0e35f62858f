namespace ClickCart.Tests.Platform.Http;

/// <summary>Pages of other sites call the API where the owner says so.</summary>
public sealed class CorsTests(SharedShop shared, CorsTests.Open open) : ShopTest(shared), IClassFixture<CorsTests.Open>
{
    public sealed class Open() : SharedShop(("ClickCart:Cors:Origins", Ours + " http://localhost:3000"), ("ClickCart:Cors:Credentials", "true"));

    private const string Ours = "https://www.example.com";

    private static readonly HttpMethod Options = new("OPTIONS");

    [Fact]
    public async Task Unless_set_no_other_site_may_read_an_answer()
    {
        Said(await AskAsync(Shop, HttpMethod.Get, "/api/v1/products", Ours), "Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Fact]
    public async Task Those_that_are_named_may_send_and_read_what_the_api_needs()
    {
        var shop = await open.GetAsync();
        using var asked = await AskAsync(shop, Options, "/api/v1/orders", Ours, ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization, content-type, idempotency-key, if-match, x-order-token"));
        asked.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        Said(asked, "Access-Control-Allow-Origin").ShouldBe(Ours);
        Said(asked, "Access-Control-Allow-Credentials").ShouldBe("true");
        Said(asked, "Access-Control-Allow-Methods")!.ShouldContain("POST");
        foreach (var header in new[] { "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "X-Order-Token" })
            Said(asked, "Access-Control-Allow-Headers")!.ShouldContain(header);

        foreach (var path in new[] { "/api/v1/products", "/api/v1/products/no-such-product", "/api/v1/products?limit=0", "/api/v1/no-such-address" })
        {
            using var answer = await AskAsync(shop, HttpMethod.Get, path, Ours);
            Said(answer, "Access-Control-Allow-Origin").ShouldBe(Ours, path);
            foreach (var header in new[] { "ETag", "Location", "Retry-After" }) Said(answer, "Access-Control-Expose-Headers")!.ShouldContain(header);
            Said(answer, "Vary")!.ShouldContain("Origin");
        }
    }

    [Theory]
    [InlineData("https://www.example.org", "/api/v1/products")]
    [InlineData("https://www.example.com.evil.example", "/api/v1/products")]
    [InlineData("http://www.example.com", "/api/v1/products")]
    [InlineData("null", "/api/v1/products")]
    [InlineData(Ours, "/products")]
    [InlineData(Ours, "/cart")]
    public async Task Others_may_not_and_nobody_reads_pages(string origin, string path)
    {
        var shop = await open.GetAsync();
        using var answer = await AskAsync(shop, HttpMethod.Get, path, origin);
        Said(answer, "Access-Control-Allow-Origin").ShouldBeNull();
        if (path.StartsWith("/api", StringComparison.Ordinal)) Said(answer, "Vary")!.ShouldContain("Origin");
    }

    [Fact]
    public async Task Everybody_may_read_without_credentials_where_that_is_set()
    {
        await using var shop = await Shop.StartAsync(("ClickCart:Cors:Origins", "*"));
        using var answer = await AskAsync(shop, HttpMethod.Get, "/api/v1/products", "https://anybody.example");
        Said(answer, "Access-Control-Allow-Origin").ShouldBe("*");
        Said(answer, "Access-Control-Allow-Credentials").ShouldBeNull();
    }

    private static async Task<HttpResponseMessage> AskAsync(
        Shop shop, HttpMethod method, string path, string origin, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = shop.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? Said(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : null;
}

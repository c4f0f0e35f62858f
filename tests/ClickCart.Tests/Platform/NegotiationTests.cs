using System.Net;

namespace ClickCart.Tests.Platform;

public sealed class NegotiationTests(SharedShop shop) : ShopTest(shop)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/products")]
    [InlineData("/sign-in")]
    [InlineData("/admin")]
    [InlineData("/no/such/page")]
    [InlineData("/api/v1/products?limit=2")]
    [InlineData("/api/v1/orders")]
    [InlineData("/orders/01a2274e-0b6a-7c01-9d3f-5a1c2b7d9e10/stream")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    public async Task A_head_is_answered_as_a_get_is_without_the_body(string address)
    {
        using var get = await AskAsync(HttpMethod.Get, address);
        using var head = await AskAsync(HttpMethod.Head, address);
        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType?.ToString().ShouldBe(get.Content.Headers.ContentType?.ToString());
        head.Headers.Location.ShouldBe(get.Headers.Location);
        (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_head_changes_nothing_and_does_not_wait_for_the_end_of_a_live_stream()
    {
        using var post = await AskAsync(HttpMethod.Head, "/api/v1/carts");
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var stream = await AskAsync(HttpMethod.Head, "/api/v1/availability/stream?sku=MUG-1");
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        stream.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task Who_may_not_come_hears_that_before_what_the_address_answers_with()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/api/v1/me", "text/html");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("application/json", 200)]
    [InlineData("application/*", 200)]
    [InlineData("*/*", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("image/png, application/json;q=0.5", 200)]
    [InlineData("no media type", 200)]
    [InlineData("image/png", 406)]
    [InlineData("text/csv", 406)]
    [InlineData("application/json;q=0, */*", 406)]
    [InlineData("application/xml, image/*", 406)]
    public async Task Who_takes_no_JSON_is_told_so_instead_of_getting_it(string? accept, int expected)
    {
        using var answer = await AskAsync(HttpMethod.Get, "/api/v1/products?limit=1", accept);
        ((int)answer.StatusCode).ShouldBe(expected);
        if (expected == 406)
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("This address answers with application/json.");
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string? accept = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(method, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

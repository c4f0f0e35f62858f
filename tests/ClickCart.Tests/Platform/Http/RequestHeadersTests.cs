using System.Net.Sockets;
using System.Text;

namespace ClickCart.Tests.Platform.Http;

public sealed class RequestHeadersTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("application/json", 201)]
    [InlineData("application/json; charset=utf-8", 201)]
    [InlineData("application/json; charset=\"utf-8\"", 201)]
    [InlineData("application/json; charset=utf8", 201)]
    [InlineData("application/json; charset=UTF-8", 201)]
    [InlineData("application/json; charset=us-ascii", 201)]
    [InlineData("application/json; charset=foo", 415)]
    [InlineData("application/json; charset=utf-7", 415)]
    [InlineData("application/json; charset=windows-1252", 415)]
    [InlineData("application/json; charset=", 415)]
    public async Task A_body_is_read_in_the_encoding_that_it_names_or_refused(string type, int status)
    {
        foreach (var path in new[] { "/carts", "/sessions" })
        {
            var content = new ByteArrayContent("{}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await Guest.SendAsync(HttpMethod.Post, path, content: content);
            if (status == 415) answer.ShouldBeProblem(415, "unsupported-media-type");
            else if (path == "/carts") answer.ShouldBe(201);
            else answer.ShouldBe(422);
        }
    }

    [Theory]
    [InlineData("Host: shop.example.com", "200")]
    [InlineData("Host: 127.0.0.1:5080", "200")]
    [InlineData("Host: [::1]:80", "200")]
    [InlineData("Host:", "200")]
    [InlineData("Host: a:99999", "400")]
    [InlineData("Host: ..", "400")]
    [InlineData("Host: a..b", "400")]
    [InlineData("Host: .", "400")]
    [InlineData("Host: xn--", "400")]
    [InlineData("Host: xn--a", "400")]
    [InlineData("Host: a/b", "400")]
    [InlineData("Host: a@b", "400")]
    public async Task Pages_are_served_to_every_host_and_a_header_that_names_none_is_refused(string header, string status)
    {
        foreach (var path in new[] { "/", "/products", "/cart", "/sign-in", "/orders/find" })
        {
            var answer = await RawAsync($"GET {path} HTTP/1.1\r\n{header}\r\nConnection: close\r\n\r\n");
            answer.ShouldStartWith($"HTTP/1.1 {status}", Case.Sensitive, path);
            answer.ShouldNotContain("Exception");
        }
    }

    [Fact]
    public async Task A_request_of_an_old_balancer_has_no_host()
    {
        foreach (var path in new[] { "/", "/products", "/cart", "/health/live" })
            (await RawAsync($"GET {path} HTTP/1.0\r\n\r\n")).ShouldStartWith("HTTP/1.1 200", Case.Sensitive, path);
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Shop.ClientOptions.BaseAddress.Host, Shop.ClientOptions.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

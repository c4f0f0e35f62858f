using System.Net;
using AngleSharp.Html.Parser;

namespace ClickCart.Tests.Platform.Http;

/// <summary>Behind a proxy: who is believed, and what an https address changes.</summary>
public sealed class ProxiesTests
{
    private static readonly (string, string) Https = ("ClickCart:PublicUrl", "https://shop.example.com");

    [Fact]
    public async Task With_an_https_address_every_cookie_is_secure_and_the_hosts_own_and_browsers_are_told_to_stay_with_it()
    {
        await using var shop = await Shop.StartAsync(Https);
        using var http = Browser(shop);
        using var form = await http.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        form.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        var cookies = CookiesOf(form);
        cookies.ShouldHaveSingleItem().ShouldStartWith("__Host-forms=");

        var page = new HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?returnUrl=/cart");
        request.Content = new FormUrlEncodedContent(
        [
            new("_csrf", page.QuerySelector("[name=_csrf]")!.GetAttribute("value")!), new("email", Shop.AdminEmail), new("password", Shop.AdminPassword),
        ]);
        request.Headers.Add("Cookie", cookies[0].Split(';')[0]);
        using var signedIn = await http.SendAsync(request, TestContext.Current.CancellationToken);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        cookies = [.. cookies, .. CookiesOf(signedIn)];
        cookies.ShouldContain(c => c.StartsWith("__Host-session="));
        foreach (var cookie in cookies)
        {
            cookie.ShouldStartWith("__Host-");
            foreach (var part in new[] { "; secure", "; path=/", "; httponly", "; samesite=lax" }) cookie.ShouldContain(part, Case.Insensitive);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
        }
    }

    [Fact]
    public async Task Without_one_cookies_reach_a_shop_by_plain_http_and_a_header_changes_nothing()
    {
        await using var shop = await Shop.StartAsync();
        using var http = Browser(shop);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var form = await http.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        CookiesOf(form).ShouldHaveSingleItem().ShouldStartWith("forms=");
        form.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.0.2.1, 127.0.0.0/8", true)]
    public async Task Only_a_trusted_proxy_says_whose_request_it_is(string? trusted, bool isBelieved)
    {
        await using var shop = await Shop.StartAsync(settings =>
        {
            settings["RateLimits:Enabled"] = "true";
            settings["ClickCart:TrustedProxies"] = trusted;
        });
        Task<ApiResponse> TryAsync(string address) => shop.Guest.SendAsync(
            HttpMethod.Post, "/sessions", new { email = "nobody@example.com", password = "tulip-garden-77" }, header: ("X-Forwarded-For", address));
        // A visitor may say what it likes before the proxy adds the address that it sees.
        for (var i = 0; i < 20; i++) (await TryAsync($"203.0.113.{i}, 198.51.100.1")).ShouldBeProblem(401, "bad-credentials");
        (await TryAsync("203.0.113.99, 198.51.100.1")).ShouldBeProblem(429, "too-many-requests");
        (await TryAsync("198.51.100.2")).ShouldBeProblem(isBelieved ? 401 : 429, isBelieved ? "bad-credentials" : "too-many-requests");
    }

    private static HttpClient Browser(Shop shop) =>
        new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = shop.ClientOptions.BaseAddress };

    private static string[] CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
}

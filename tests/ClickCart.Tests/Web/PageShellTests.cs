using System.Net;

namespace ClickCart.Tests.Web;

public sealed class PageShellTests(SharedShop shop) : ShopTest(shop)
{
    [Fact]
    public async Task Who_looks_at_pages_gets_an_error_page_and_a_client_a_problem_document()
    {
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/no/such/page")).ShouldBe(404).ShouldShow("This page is not here");
        (await Guest.GetAsync("/no/such/call")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("~/no/such/page")).ShouldBeProblem(404, "not-found");
        (await browser.OpenAsync("/products?sort=by-smell")).ShouldBe(400).ShouldShow("Malformed request");
    }

    [Fact]
    public async Task Pages_allow_no_script_or_style_but_our_own_files()
    {
        var csp = (await Guest.GetAsync("~/")).Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        csp.ShouldContain("default-src 'none'");
        csp.ShouldContain("script-src 'self';");
        csp.ShouldContain("style-src 'self';");
        csp.ShouldNotContain("unsafe");
        using var browser = Shop.Browser();
        await browser.OpenAsync("/");
        browser.Page.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty();
    }

    [Fact]
    public async Task Styles_and_scripts_are_kept_for_good_under_the_hash_of_what_they_hold()
    {
        using var browser = Shop.Browser();
        await browser.OpenAsync("/");
        var address = browser.Page.QuerySelectorAll("link[rel=stylesheet]")[0].GetAttribute("href")!;
        address.ShouldMatch("^/assets/web/clickcart-[0-9a-f]{12}\\.css$");
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await Guest.GetAsync("~/assets/web/clickcart-000000000000.css")).ShouldBe(404);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var form = new FormUrlEncodedContent([new("email", Shop.AdminEmail), new("password", Shop.AdminPassword)]);
        using var answer = await http.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("too old");
    }

    [Theory]
    [InlineData("/products?q=mug", "/products?q=mug")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    public async Task A_choice_of_light_or_dark_is_kept_and_leads_back_to_our_own_pages_only(string from, string back)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var answer = await http.GetAsync($"/theme?to=dark&from={Uri.EscapeDataString(from)}", TestContext.Current.CancellationToken);
        answer.Headers.Location!.OriginalString.ShouldBe(back);
        answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldStartWith("theme=dark");
    }
}

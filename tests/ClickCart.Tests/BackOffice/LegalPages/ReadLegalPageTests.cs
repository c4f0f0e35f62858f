namespace ClickCart.Tests.BackOffice.LegalPages;

public sealed class ReadLegalPageTests(SharedShop shared) : LegalPageTest(shared)
{
    [Fact]
    public async Task A_paper_is_there_while_it_has_a_text_and_linked_from_every_foot()
    {
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/imprint")).ShouldBe(404);
        (await Guest.GetAsync("/pages/imprint")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("/pages/nothing")).ShouldBeProblem(404, "not-found");
        (await WriteAsync("Imprint", "# Who we are\n\nWillow GmbH, see [returns](/returns).\n\n| a | b |\n|---|---|\n| 1 | 2 |")).ShouldBe(200);
        (await browser.OpenAsync("/imprint")).ShouldBe(200).ShouldShow("Willow GmbH");
        browser.Page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.Trim().ShouldBe("Imprint");
        browser.Page.QuerySelector(".prose h2")!.TextContent.ShouldBe("Who we are");
        browser.Page.QuerySelector(".prose td")!.TextContent.ShouldBe("1");
        foreach (var page in (string[])["/cart", "/sign-in", "/nothing-here"])
            (await browser.OpenAsync(page)).Page.QuerySelector("footer a[href='/imprint']").ShouldNotBeNull();
        var api = (await Guest.GetAsync("/pages/imprint")).ShouldBe(200);
        (api["version"].GetString()!.Length, api["mustBeAccepted"].GetBoolean()).ShouldBe((16, false));
        api["html"].GetString()!.ShouldContain("<h2>Who we are</h2>");
        (await WriteAsync("Imprint", null)).ShouldBe(200);
        (await browser.OpenAsync("/imprint")).ShouldBe(404);
        browser.Page.QuerySelector("footer a[href='/imprint']").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_that_runs_or_loads_comes_out_of_a_text()
    {
        (await WriteAsync("Returns", """
            <img src=x onerror=alert(1)> <iframe src="//evil.example"></iframe>

            [press](javascript:alert(1)) [here](vbscript:x) ![picture](https://evil.example/a.png) <javascript:alert(1)>

            [fine](https://example.com "title") hello@example.com
            """)).ShouldBe(200);
        using var browser = Shop.Browser();
        await browser.OpenAsync("/returns");
        browser.Page.QuerySelectorAll(".prose :is(img, iframe, script, style, [onerror], [style])").ShouldBeEmpty();
        browser.Page.QuerySelectorAll(".prose a[href]").Select(a => a.GetAttribute("href")).ShouldNotContain(h => h!.Contains("script"));
        browser.Page.QuerySelector(".prose a[href='https://example.com']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("> ", 200)]
    [InlineData("1. ", 5000)]
    [InlineData("![", 5000)]
    [InlineData("[", 20_000)]
    public async Task A_text_that_lies_too_deep_in_itself_is_shown_as_it_was_typed(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times)) + "<b>x</b>";
        (await WriteAsync("Returns", text)).ShouldBe(200);
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/returns")).ShouldBe(200);
        browser.Page.QuerySelector(".prose pre")!.TextContent.ShouldBe(text);
        (await WriteAsync("Returns", null)).ShouldBe(200);
    }
}

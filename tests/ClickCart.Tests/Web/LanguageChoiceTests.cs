using ClickCart.Tests.Ordering;

namespace ClickCart.Tests.Web;

public sealed class LanguageChoiceTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task The_choice_at_the_foot_of_a_page_is_kept_and_leads_back_to_it()
    {
        await Browser.OpenAsync("/cart");
        Browser.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await Browser.PressAsync("Deutsch")).ShouldBe(200).ShouldShow("Ihr Warenkorb ist leer").Address.AbsolutePath.ShouldBe("/cart");
        Browser.Page.DocumentElement.GetAttribute("lang").ShouldBe("de");
        (await Browser.OpenAsync("/no/such/page")).ShouldBe(404).ShouldShow("Diese Seite gibt es nicht");
        Browser.Cookies["language"]!.Expires.ShouldBeGreaterThan(Shop.Clock.GetUtcNow().UtcDateTime.AddDays(300));
        (await Browser.PressAsync("English")).ShouldShow("This page is not here");
    }

    [Theory]
    [InlineData("de-AT,de;q=0.9,en;q=0.5", "de")]
    [InlineData("fr,nl;q=0.5", "en")]
    [InlineData("en;q=0.3,de;q=0.4", "de")]
    [InlineData("de;q=0", "en")]
    [InlineData("%&!", "en")]
    public async Task Who_has_not_chosen_gets_what_the_browser_asks_for(string accepts, string language)
    {
        using var answer = await AskAsync("/", accepts);
        answer.Content.Headers.ContentLanguage.ShouldBe([language]);
        answer.Headers.Vary.ShouldContain("Accept-Language");
        answer.Headers.Vary.ShouldContain("Cookie");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"<html lang=\"{language}\"");
    }

    [Fact]
    public async Task Search_engines_find_an_address_for_each_language()
    {
        await Browser.OpenAsync("/products");
        var links = Browser.Page.QuerySelectorAll("link[rel=alternate]").ToDictionary(l => l.GetAttribute("hreflang")!, l => l.GetAttribute("href")!);
        links.Keys.ShouldBe(["en", "de", "x-default"]);
        links["x-default"].ShouldBe(links["en"]);
        var german = new Uri(links["de"]).PathAndQuery;
        german.ShouldBe("/products?language=de");
        (await Browser.OpenAsync(german)).ShouldShow("Sortieren nach").Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldEndWith(german);
        (await Browser.OpenAsync("/products")).ShouldShow("Sort by");
    }

    [Fact]
    public async Task The_API_and_the_back_office_stay_English()
    {
        using var problem = await AskAsync("/api/v1/products?sort=by-smell", "de", "application/json");
        (await problem.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"title\":\"Malformed request\"");
        using var office = await Shop.OfficeAsync("/admin/orders?language=de");
        office.ShouldBe(200).ShouldShow("Orders").Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public async Task An_account_keeps_the_choice_for_other_browsers()
    {
        var email = $"{Guid.CreateVersion7():n}@example.com";
        await Browser.OpenAsync("/language?to=de&from=/register");
        (await Browser.PressAsync("Konto anlegen", ("name", "Ada"), ("email", email), ("password", "vier zufällige Wörter hier"))).ShouldShow("Hallo, Ada");
        using var other = Shop.Browser();
        await other.OpenAsync("/sign-in?returnUrl=/account");
        (await other.PressAsync("Sign in", ("email", email), ("password", "vier zufällige Wörter hier"))).ShouldBe(200).ShouldShow("Hallo, Ada");
        (await other.PressAsync("English")).ShouldShow("Hello, Ada");
        using var third = Shop.Browser();
        await third.OpenAsync("/sign-in?returnUrl=/account");
        (await third.PressAsync("Sign in", ("email", email), ("password", "vier zufällige Wörter hier"))).ShouldShow("Hello, Ada");
    }

    [Fact]
    public async Task An_order_is_placed_in_German_from_refusals_to_the_total()
    {
        var sku = await ProductAsync(123450, currency: "EUR");
        await Browser.OpenAsync("/language?to=de");
        await AddAsync(sku);
        Browser.ShouldShow("Es liegt in Ihrem Warenkorb.").ShouldShow("1.234,50 €");
        await Browser.OpenAsync("/checkout");
        (await Browser.PressAsync("Weiter zum Versand", ("email", "ada"), ("shipTo.country", "DE"))).ShouldBe(422)
            .ShouldShow("Bitte prüfen Sie diese Angaben").ShouldShow("Geben Sie eine E-Mail-Adresse ein").ShouldShow("Geben Sie die Postleitzahl ein.");
        Browser.Page.QuerySelector("[name='shipTo.country'] [value=DE]")!.TextContent.ShouldBe("Deutschland");
        (await Browser.PressAsync("Weiter zum Versand", ("email", "ada@example.com"), ("shipTo.name", "Ada Käufer"), ("shipTo.line1", "Domkloster 4"),
            ("shipTo.city", "Köln"), ("shipTo.postalCode", "50667"), ("shipTo.country", "DE"))).ShouldBe(200).ShouldShow("In der Summe enthalten");
        await Browser.PressAsync("bezahlen", ("paymentMethod", "pm_card_visa"));
        Browser.ShouldBe(200).ShouldShow("Was Sie bestellt haben").ShouldShow("50667 Köln");
        // The timeline keeps it; what the order's state is may have gone on between two looks.
        await UntilPageSaysAsync("€ autorisiert.");
        Browser.ShouldShow("Bestellung aufgegeben").ShouldShow("USt. 19 %").Text.ShouldNotContain("authorised");
    }

    [Fact]
    public async Task A_number_with_a_decimal_point_is_read_alike_in_every_language()
    {
        await Browser.OpenAsync("/language?to=de&from=/products?from=10.50");
        Browser.ShouldBe(200).ShouldShow("ab 10.50");
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accepts, string type = "text/html")
    {
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        request.Headers.Accept.ParseAdd(type);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

/// <summary>A shop in German that offers nothing else.</summary>
public sealed class GermanShop() : SharedShop(("ClickCart:Shop:Language", "de"), ("ClickCart:Shop:Languages", "de"));

public sealed class OneLanguageTests(GermanShop shop) : ShopTest(shop), IClassFixture<GermanShop>
{
    [Fact]
    public async Task A_shop_of_one_language_is_in_it_for_everybody_and_offers_no_choice()
    {
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/cart")).ShouldShow("Ihr Warenkorb ist leer").Page.QuerySelectorAll(".language, link[hreflang]").ShouldBeEmpty();
        (await browser.OpenAsync("/cart?language=en")).ShouldShow("Ihr Warenkorb ist leer");
    }
}

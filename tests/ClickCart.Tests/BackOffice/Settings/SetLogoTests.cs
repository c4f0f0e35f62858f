using ClickCart.Platform.Http;
using ClickCart.Tests.Catalog.Products;
using SkiaSharp;

namespace ClickCart.Tests.BackOffice.Settings;

/// <summary>A shop of its own, for its face is everybody's.</summary>
public sealed class PaintedShop() : SharedShop();

public sealed class SetLogoTests(PaintedShop shared) : ShopTest(shared), IClassFixture<PaintedShop>
{
    private const string Key = "ClickCart:Shop:Logo";

    [Fact]
    public async Task A_logo_is_drawn_anew_and_stands_on_every_page_and_in_its_tab()
    {
        (await PutAsync(Pictures.Png(960, 300))).ShouldBe(200);
        Should.NotThrow(() => StartChecks.RefuseRubbish(Shop.Services), "The shop starts again with it.");
        using var browser = Shop.Browser();
        foreach (var page in (string[])["/", "/sign-in", "/nothing-here"])
        {
            await browser.OpenAsync(page);
            var logo = browser.Page.QuerySelectorAll(".shop-head .brand img").ShouldHaveSingleItem();
            (logo.GetAttribute("width"), logo.GetAttribute("height"), logo.GetAttribute("alt")).ShouldBe(("384", "120", "ClickCart"));
            browser.Page.QuerySelector(".shop-head .brand")!.TextContent.Trim().ShouldBeEmpty("A logo of words stands for the name.");
        }
        var (picture, icon) = (await FetchAsync(browser.Page.QuerySelector(".brand img")!.GetAttribute("src")!),
            await FetchAsync(browser.Page.QuerySelector("link[rel=icon]")!.GetAttribute("href")!));
        (picture.Type, picture.Width, picture.Height).ShouldBe(("image/webp", 384, 120));
        (icon.Type, icon.Width, icon.Height).ShouldBe(("image/png", 180, 180));

        (await Admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string?> { [Key] = null } }, "*")).ShouldBe(200);
        (await browser.OpenAsync("/")).Page.QuerySelector(".brand img").ShouldBeNull();
    }

    [Fact]
    public async Task The_page_takes_a_picture_and_takes_it_away_again()
    {
        using var browser = await Shop.OfficeAsync("/admin/settings/look");
        (await browser.UploadAsync("Upload", "logo", "logo.svg", Pictures.Svg("<rect width='5' height='5'/>"))).ShouldBe(422).ShouldShow("PNG, JPEG or WebP");
        (await browser.UploadAsync("Upload", "logo", "logo.png", Pictures.Png(200, 200))).ShouldBe(200).ShouldShow("The logo is on every page now.");
        browser.Page.QuerySelector(".brand")!.TextContent.ShouldContain("ClickCart", customMessage: "A square logo stands beside the name.");
        (await browser.PressAsync("Take the logo away")).ShouldBe(200);
        browser.Page.QuerySelector(".brand img").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_logo_is_refused()
    {
        (await PutAsync([])).ShouldBeInvalid("logo");
        (await PutAsync("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray())).ShouldBeInvalid("logo");
        (await PutAsync(Pictures.Png(9000, 9000, rows: 1))).ShouldBeInvalid("logo");
        (await Admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string> { [Key] = "../../etc-1x1" } }, "*"))
            .ShouldBeInvalid($"values['{Key}']");
        (await Admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string> { [Key] = new string('a', 32) + "-1x1" } }, "*"))
            .ShouldBeInvalid($"values['{Key}']");
        (await Admin.SendAsync(HttpMethod.Put, "/admin/settings/logo", content: Png(Pictures.Png(1)))).ShouldBeProblem(428, "precondition-required");
    }

    [Fact]
    public async Task Colours_that_can_be_read_are_on_every_page_and_others_are_refused_with_a_sentence()
    {
        (await SetAsync(("Accent", "#ffd400"))).ShouldBeInvalid("values['ClickCart:Shop:Accent']").Text.ShouldContain("Choose a darker one.");
        (await SetAsync(("AccentDark", "#3b2f8f"))).ShouldBeInvalid("values['ClickCart:Shop:AccentDark']").Text.ShouldContain("Choose a lighter one.");
        (await SetAsync(("Accent", "#8a1c4b"))).ShouldBe(200);
        using var browser = Shop.Browser();
        var sheet = (await browser.OpenAsync("/")).Page.QuerySelector("link[href^='/look/']")!.GetAttribute("href")!;
        var css = await Guest.GetAsync("~" + sheet);
        css.ShouldBe(200).Text.ShouldContain("--accent:light-dark(#8a1c4b,");
        css.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await Guest.GetAsync("~/look/nothing.css")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await SetAsync(("Accent", null))).ShouldBe(200);
        (await browser.OpenAsync("/")).Page.QuerySelector("link[href^='/look/']").ShouldBeNull();
    }

    [Fact]
    public async Task Who_sells_and_how_to_reach_them_stands_at_the_foot()
    {
        (await SetAsync(("VatId", "DE123456789"))).ShouldBeInvalid("values['ClickCart:Shop:VatId']");
        (await SetAsync(("Email", "nobody"))).ShouldBeInvalid("values['ClickCart:Shop:Email']");
        (await SetAsync(("LegalName", "Willow GmbH"), ("LegalAddress", "Hauptstr. 1\n50667 Köln"), ("VatId", "DE 136695976"), ("Email", "hello@example.com"),
            ("Phone", "+49 221 1234"), ("Hours", "Mon to Fri, 9 to 17"), ("Slogan", "Things that stay"))).ShouldBe(200);
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/")).Page.QuerySelector("h1")!.TextContent.ShouldBe("Things that stay");
        var foot = browser.Page.QuerySelector("footer")!;
        foreach (var said in (string[])["Willow GmbH", "50667 Köln", "VAT id DE 136695976", "Mon to Fri"]) foot.TextContent.ShouldContain(said);
        foot.QuerySelector("a[href='tel:+492211234']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Blocks_of_the_front_page_are_written_moved_and_shown_in_their_order()
    {
        static string Field(int block, string part) => $"values['ClickCart:Front:Blocks:{block}:{part}']";
        using var browser = await Shop.OfficeAsync("/admin/settings/front-page");
        (await browser.PressAsync("Save", (Field(0, "Heading"), "Our workshop"), (Field(0, "Text"), "**Open** <script>alert(1)</script>"),
            (Field(0, "Link"), "javascript:alert(1)"))).ShouldBe(422);
        (await browser.PressAsync("Preview", (Field(0, "Link"), "/products"))).ShouldBe(200).Page.QuerySelector(".preview strong")!.TextContent.ShouldBe("Open");
        (await browser.PressAsync("Save")).ShouldBe(200).ShouldShow("saved and in force");
        (await browser.PressAsync("Save", (Field(1, "Heading"), "Second"))).ShouldBe(200);
        (await browser.PressAsync("Move down")).ShouldBe(200);
        using var shopper = Shop.Browser();
        await shopper.OpenAsync("/");
        shopper.Page.QuerySelectorAll(".front-blocks h2").Select(h => h.TextContent).ShouldBe(["Second", "Our workshop"]);
        shopper.Page.QuerySelector(".front-blocks a.button")!.GetAttribute("href").ShouldBe("/products");
        shopper.Page.QuerySelectorAll(".front-blocks script").ShouldBeEmpty();
        shopper.ShouldShow("<script>alert(1)</script>");
    }

    private Task<ApiResponse> SetAsync(params (string Name, string? Value)[] values) =>
        Admin.PutAsync("/admin/settings", new { values = values.ToDictionary(v => $"ClickCart:Shop:{v.Name}", v => v.Value) }, "*");

    private Task<ApiResponse> PutAsync(byte[] bytes) => Admin.SendAsync(HttpMethod.Put, "/admin/settings/logo", ifMatch: "*", content: Png(bytes));

    private static ByteArrayContent Png(byte[] bytes) => new(bytes) { Headers = { ContentType = new("image/png") } };

    private async Task<(string? Type, int Width, int Height)> FetchAsync(string path)
    {
        using var http = Shop.CreateClient();
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        using var codec = SKCodec.Create(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return (answer.Content.Headers.ContentType?.MediaType, codec.Info.Width, codec.Info.Height);
    }
}

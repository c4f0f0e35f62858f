namespace ClickCart.Tests.Notifications.Templates;

public sealed class GetMailTemplateTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task The_editor_saves_previews_in_a_frame_and_resets_without_scripts()
    {
        using var browser = await Shop.OfficeAsync("/admin/mail-templates/shipped/en");
        browser.ShouldBe(200).ShouldShow("order.total.amount");
        browser.Page.QuerySelector("iframe")!.GetAttribute("sandbox").ShouldBe("");
        (await browser.PressAsync("Preview", ("html", "<h1>Off it goes</h1><p onclick=\"x()\">{{ order.number }}</p>")))
            .ShouldBe(200).ShouldShow("Off it goes");
        browser.Page.QuerySelector("[onclick]").ShouldBeNull();
        browser.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        await browser.OpenAsync("/admin/mail-templates/shipped/en");
        (await browser.PressAsync("Preview", ("html", "<p>{{ order."))).ShouldBe(200).ShouldShow("Line 1");
        await browser.OpenAsync("/admin/mail-templates/shipped/en");
        (await browser.PressAsync("Save", ("html", "<p>{{ order."))).ShouldBe(422).ShouldShow("Line 1");
        (await browser.PressAsync("Save", ("html", "<h1>Off it goes</h1>"))).ShouldBe(200).ShouldShow("The template is saved");
        (await browser.PressAsync("Reset")).ShouldBe(200).ShouldShow("The original is in force again");
        browser.Page.QuerySelector("textarea[name=html]")!.TextContent.ShouldContain("Your parcel is on its way");
    }

    [Fact]
    public async Task Support_may_not()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        (await (await Shop.SignInAsync(email, password)).GetAsync($"{Root}/shipped/en")).ShouldBe(403);
    }
}

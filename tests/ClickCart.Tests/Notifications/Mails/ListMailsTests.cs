namespace ClickCart.Tests.Notifications.Mails;

public sealed class ListMailsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Kept_mails_are_found_and_read_as_HTML_text_and_source_and_lie_in_files()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var id = order["id"].GetString();
        var listed = await Eventually.GetAsync(async () =>
            (await Admin.GetAsync($"/admin/mails?order={id}&to=GUEST@&status=kept&template=order-received&sort=to")).ShouldBe(200) is var page
                && page["items"].GetArrayLength() == 1 ? page : null, "the mail is kept");
        var mail = listed["items"][0].GetProperty("id").GetString();
        (await Admin.GetAsync("/admin/mails?status=lost")).ShouldBe(400);
        (await Admin.GetAsync("/admin/mails?status=kept,sent")).ShouldBe(400);
        (await Admin.GetAsync("/admin/mails?template=lost")).ShouldBe(400);

        var (email, password) = await Shop.SupportAsync(Admin);
        using var browser = await Shop.OfficeAsync($"/admin/mails?order={id}", email, password);
        browser.ShouldShow("No mail server is set").ShouldShow("guest@example.com");
        (await browser.OpenAsync($"/admin/mails/{mail}")).ShouldBe(200);
        browser.Page.QuerySelector("iframe")!.GetAttribute("src").ShouldBe($"/admin/mails/{mail}/html");
        browser.Page.QuerySelectorAll("form[action$=resend]").ShouldBeEmpty();
        (await browser.OpenAsync($"/admin/mails/{mail}?show=text")).ShouldBe(200).ShouldShow($"/orders/{id}");
        (await browser.OpenAsync($"/admin/mails/{mail}?show=source")).ShouldBe(200).ShouldShow("Message-Id: <");
        (await browser.OpenAsync($"/admin/mails/{mail}/html")).ShouldBe(200).ShouldShow(order["number"].GetString()!);
        browser.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
        if (Shop.Settings.GetValueOrDefault("Database:Folder") is { } folder)
        {
            var file = new DirectoryInfo(Path.Combine(folder, "mail")).GetFiles($"*{Guid.Parse(mail!):N}.eml").ShouldHaveSingleItem();
            if (!OperatingSystem.IsWindows()) file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            (await MimeKit.MimeMessage.LoadAsync(file.FullName)).To.ToString().ShouldBe("guest@example.com");
        }
    }
}

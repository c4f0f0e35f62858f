using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Templates;

public sealed class ListMailTemplatesTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task Every_kind_of_mail_is_there_in_every_language_with_who_edited_it()
    {
        (await WriteAsync("staff-digest/de")).ShouldBe(200);
        var all = (await Admin.GetAsync(Root)).ShouldBe(200)["templates"].EnumerateArray().ToList();
        all.Count.ShouldBe(MailKinds.All.Count * 2);
        all.Single(t => t.GetProperty("kind").ValueEquals("staff-digest") && t.GetProperty("language").ValueEquals("de"))
            .GetProperty("changedBy").GetString().ShouldBe(Shop.AdminEmail);
        using var browser = await Shop.OfficeAsync("/admin/mail-templates");
        browser.ShouldBe(200).Rows.Count.ShouldBe(MailKinds.All.Count);
        (await ResetAsync("staff-digest/de")).ShouldBe(204);
    }
}

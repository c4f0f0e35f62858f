using ClickCart.Notifications;
using ClickCart.Notifications.Mails;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Tests.Notifications.Templates;

public sealed class SendTestMailTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task A_test_goes_to_whoever_asks_once_per_key()
    {
        var key = NewKey();
        for (var i = 0; i < 2; i++)
            (await Admin.PostAsync($"{Root}/back-in-stock/de/test", new { }, key)).ShouldBe(200)["to"].GetString().ShouldBe(Shop.AdminEmail);
        (await Shop.AskAsync((NotificationsDbContext db) => db.Mails.CountAsync(
            m => m.Kind == MailKind.BackInStock && m.Language == "de" && m.To == Shop.AdminEmail, TestContext.Current.CancellationToken))).ShouldBe(1);
        using var browser = await Shop.OfficeAsync("/admin/mail-templates/back-in-stock/en");
        (await browser.PressAsync("Send it to me")).ShouldBe(200).ShouldShow("No mail server is set, so it went to nobody: it lies under Mails.");
    }
}

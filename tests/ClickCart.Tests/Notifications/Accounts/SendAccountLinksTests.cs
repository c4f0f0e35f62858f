using ClickCart.Customers.Contracts;
using ClickCart.Notifications;
using ClickCart.Notifications.Accounts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Accounts;

public sealed class SendAccountLinksTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_mail_is_in_the_language_of_the_request_and_its_link_is_the_recipients_alone()
    {
        var email = $"d{Guid.CreateVersion7():n}@example.com";
        (await Guest.SendAsync(HttpMethod.Post, "/accounts", new { email, password = "tulip-garden-77", name = "Dora" }, header: ("Accept-Language", "de")))
            .ShouldBe(202);
        var link = await Shop.LinkAsync(email, MailKind.AccountConfirm);
        (await Shop.MailAsync(email, MailKind.AccountConfirm)).Language.ShouldBe("de");
        var token = link.Query["?token=".Length..];
        token.Length.ShouldBe(64);
        (await Shop.AskAsync((NotificationsDbContext db) => db.Outbox.AnyAsync(m => m.Payload.Contains(token)))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_that_comes_twice_makes_one_mail()
    {
        var (_, email) = await Shop.CustomerAsync();
        var asked = new PasswordResetAsked(Guid.CreateVersion7(), email, "en", Shop.Clock.GetUtcNow());
        for (var time = 0; time < 2; time++) await Shop.HandleAsync<SendAccountLinks, PasswordResetAsked>(asked);
        (await Shop.MailsAsync(email)).Count(m => m.Kind == MailKind.PasswordReset).ShouldBe(1);
    }
}

using ClickCart.Notifications.Mails;
using ClickCart.Tests.Ordering.Drafts;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class AskForPaymentTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task The_mail_says_what_is_to_be_paid_and_hides_its_link_from_staff()
    {
        var email = NewEmail();
        var draft = await DraftedAsync(email);
        var secret = await SentAsync(draft);
        var mail = await Shop.MailAsync(email, MailKind.PaymentAsked);
        mail.Text.ShouldContain("3 × ");
        mail.Text.ShouldContain("51.99");
        mail.Text.ShouldContain("[link]");
        mail.Text.ShouldNotContain("/pay/");
        (await MailedLinkAsync(email)).AbsolutePath.ShouldStartWith("/pay/");
        (await Admin.GetAsync($"/admin/mails/{mail.Id}")).ShouldBe(200).Text.ShouldNotContain(secret);
    }
}

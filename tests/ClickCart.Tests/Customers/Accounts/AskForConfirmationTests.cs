using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Accounts;

public sealed class AskForConfirmationTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_newer_link_ends_the_former_one_and_who_has_confirmed_gets_no_more()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var former = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        using var browser = await Shop.OfficeAsync("/account", email, "Correct-Horse-9-Battery");
        (await browser.PressAsync("Send the mail again")).ShouldBe(200).ShouldShow("The mail is on its way.");
        var newer = await Shop.TokenAsync(email, MailKind.AccountConfirm, many: 2);
        (await Guest.PostAsync("/accounts/confirm", new { token = former })).ShouldBeProblem(409, "token-expired");
        (await Guest.PostAsync("/accounts/confirm", new { token = newer })).ShouldBe(204);
        (await browser.OpenAsync("/account")).Page.QuerySelector("#confirmation").ShouldBeNull();
        (await customer.PostAsync("/me/confirmation")).ShouldBe(202);
        (await Shop.MailsAsync(email)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_gets_more_than_five_in_an_hour()
    {
        var (customer, email) = await Shop.CustomerAsync();
        for (var mail = 1; mail <= 5; mail++)
        {
            await Shop.MailAsync(email, MailKind.AccountConfirm, mail);
            if (mail < 5) (await customer.PostAsync("/me/confirmation")).ShouldBe(202);
        }
        (await customer.PostAsync("/me/confirmation")).ShouldBeProblem(429, "too-many-mails");
        (await Guest.PostAsync("/me/confirmation")).ShouldBeProblem(401, "unauthenticated");
    }
}

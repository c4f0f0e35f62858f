using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Accounts;

public sealed class TellOfAccountTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Staff_hear_of_a_sign_in_from_a_browser_that_is_new_and_of_each_once()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        foreach (var agent in new[] { "Firefox/140.0", "Firefox/141.0", "curl/8.5" })
            (await Guest.SendAsync(HttpMethod.Post, "/sessions", new { email, password }, header: ("User-Agent", agent))).ShouldBe(200);
        await Shop.MailAsync(email, MailKind.StaffSignIn, many: 2);
        var told = (await Shop.MailsAsync(email)).Where(m => m.Kind == MailKind.StaffSignIn).ToList();
        told.Count.ShouldBe(2);
        told.ShouldContain(m => m.Text.Contains("curl/8.5"));
    }

    [Fact]
    public async Task Customers_hear_that_their_password_changed_and_not_that_they_signed_in()
    {
        var (customer, email) = await Shop.CustomerAsync();
        (await customer.PutAsync("/me/password", new { current = "Correct-Horse-9-Battery", password = "harbour-lantern-52" })).ShouldBe(204);
        await Shop.MailAsync(email, MailKind.PasswordChanged);
        (await Shop.MailsAsync(email)).ShouldNotContain(m => m.Kind == MailKind.StaffSignIn);
    }

    [Fact]
    public async Task A_customer_who_becomes_one_of_the_staff_is_told()
    {
        var (_, email) = await Shop.CustomerAsync();
        await Shop.ConfirmAsync(email);
        (await Admin.PostAsync("/admin/staff", new { email, role = "support" })).ShouldBe(202)["invited"].GetBoolean().ShouldBeFalse();
        var mail = await Shop.MailAsync(email, MailKind.StaffInvited);
        mail.Text.ShouldContain("Support");
        mail.Secret.ShouldBeNull();
    }
}

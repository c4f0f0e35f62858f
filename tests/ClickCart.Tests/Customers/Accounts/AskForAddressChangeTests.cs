using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Accounts;

public sealed class AskForAddressChangeTests(SharedShop shared) : ShopTest(shared)
{
    private const string Password = "Correct-Horse-9-Battery";

    [Fact]
    public async Task The_new_address_counts_when_its_link_is_used_and_the_old_one_is_told()
    {
        var (customer, old) = await Shop.CustomerAsync();
        var email = $"n{Guid.CreateVersion7():n}@example.com";
        using var browser = await Shop.OfficeAsync("/account/email", old, Password);
        (await browser.PressAsync("Send the link", ("email", email), ("password", "wrong"))).ShouldBe(422).ShouldShow("This is not your present password.");
        (await browser.PressAsync("Send the link", ("password", Password))).ShouldBe(200).ShouldShow($"{email} becomes your address");
        var token = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        (await customer.GetAsync("/me"))["email"].GetString().ShouldBe(old);

        (await Guest.PostAsync("/accounts/confirm", new { token })).ShouldBe(204);
        var me = await customer.GetAsync("/me");
        (me["email"].GetString(), me["emailConfirmed"].GetBoolean(), me["wantedEmail"].ValueKind).ShouldBe((email, true, System.Text.Json.JsonValueKind.Null));
        (await Shop.MailAsync(old, MailKind.AddressChanged)).Text.ShouldContain(email);
        await Shop.SignInAsync(email, Password);
        (await Guest.PostAsync("/sessions", new { email = old, password = Password })).ShouldBeProblem(401, "bad-credentials");
    }

    [Fact]
    public async Task Whose_address_it_is_already_is_neither_told_nor_written_to()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var (_, taken) = await Shop.CustomerAsync();
        (await customer.PostAsync("/me/email", new { email = taken, password = Password })).ShouldBe(202);
        (await customer.PostAsync("/me/email", new { email = email.ToUpperInvariant(), password = Password })).ShouldBeInvalid("email");
        (await customer.PostAsync("/me/email", new { })).ShouldBeInvalid("email").ShouldBeInvalid("password");
        (await Admin.PostAsync("/me/email", new { email = "root@example.com", password = Shop.AdminPassword })).ShouldBeProblem(409, "address-reserved");
        await Eventually.TrueAsync(async () => !(await Shop.OutstandingAsync()).Any(m => m.Name.Contains("address-change", StringComparison.Ordinal)),
            "the ask is looked up");
        (await Shop.MailsAsync(taken)).ShouldAllBe(m => m.Cause.StartsWith("account-registered/"));
    }

    [Fact]
    public async Task Of_two_who_want_one_address_the_second_comes_too_late()
    {
        var email = $"n{Guid.CreateVersion7():n}@example.com";
        var (first, _) = await Shop.CustomerAsync();
        var (second, _) = await Shop.CustomerAsync();
        (await first.PostAsync("/me/email", new { email, password = Password })).ShouldBe(202);
        var early = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        (await second.PostAsync("/me/email", new { email, password = Password })).ShouldBe(202);
        var late = await Shop.TokenAsync(email, MailKind.AccountConfirm, many: 2);
        (await Guest.PostAsync("/accounts/confirm", new { token = early })).ShouldBe(204);
        (await Guest.PostAsync("/accounts/confirm", new { token = late })).ShouldBeProblem(409, "token-expired");
    }
}

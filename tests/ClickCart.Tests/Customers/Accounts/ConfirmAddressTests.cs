using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Accounts;

public sealed class ConfirmAddressTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_link_is_shown_as_often_as_it_is_opened_and_used_once_by_its_button()
    {
        var (customer, email) = await Shop.CustomerAsync();
        (await customer.GetAsync("/me"))["emailConfirmed"].GetBoolean().ShouldBeFalse();
        var link = await Shop.LinkAsync(email, MailKind.AccountConfirm);
        using var browser = Shop.Browser();
        for (var opened = 0; opened < 3; opened++) (await browser.OpenAsync(link.PathAndQuery)).ShouldBe(200).ShouldShow(email);
        (await customer.GetAsync("/me"))["emailConfirmed"].GetBoolean().ShouldBeFalse();

        (await browser.PressAsync("Confirm address")).ShouldBe(200).ShouldShow("Your address is confirmed.");
        (await customer.GetAsync("/me"))["emailConfirmed"].GetBoolean().ShouldBeTrue();
        (await browser.OpenAsync(link.PathAndQuery)).ShouldShow("This link was used already");
        var token = link.Query["?token=".Length..];
        (await Guest.PostAsync("/accounts/confirm", new { token })).ShouldBeProblem(409, "token-used");
    }

    [Theory]
    [InlineData("", 422, "validation-failed")]
    [InlineData("nonsense", 404, "not-found")]
    public async Task What_is_no_token_confirms_nothing(string token, int status, string type) =>
        (await Guest.PostAsync("/accounts/confirm", new { token })).ShouldBeProblem(status, type);

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_finds_that_it_was_used()
    {
        var (_, email) = await Shop.CustomerAsync();
        var token = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Guest.PostAsync("/accounts/confirm", new { token })));
        answers.Select(a => (int)a.Status).Order().ShouldBe([204, 409, 409, 409]);
    }

    [Fact]
    public async Task A_link_for_one_thing_does_no_other()
    {
        var (_, email) = await Shop.CustomerAsync();
        var token = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        (await Guest.PostAsync("/accounts/password", new { token, password = "harbour-lantern-52" })).ShouldBeProblem(404, "not-found");
    }
}

using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Accounts;

public sealed class AskForPasswordTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Known_and_unknown_addresses_get_one_answer_and_only_the_known_one_a_mail()
    {
        var (_, known) = await Shop.CustomerAsync();
        var unknown = $"n{Guid.CreateVersion7():n}@example.com";
        var answers = new List<ApiResponse>();
        foreach (var email in new[] { unknown, known.ToUpperInvariant() })
            answers.Add((await Guest.PostAsync("/accounts/password-reset", new { email })).ShouldBe(202));
        answers[1].Text.ShouldBe(answers[0].Text);
        answers[1].Headers.Select(h => h.Key).ShouldBe(answers[0].Headers.Select(h => h.Key), ignoreOrder: true);
        await Shop.MailAsync(known, MailKind.PasswordReset);
        await Eventually.TrueAsync(async () => !(await Shop.OutstandingAsync()).Any(m => m.Name.Contains("password-reset", StringComparison.Ordinal)),
            "all asks are looked up");
        (await Shop.MailsAsync(unknown)).ShouldBeEmpty();
        (await Guest.PostAsync("/accounts/password-reset", new { email = "nobody" })).ShouldBeInvalid("email");
    }

    [Fact]
    public async Task The_way_leads_from_the_sign_in_page_to_a_new_password()
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in");
        var way = browser.Page.QuerySelectorAll("a").Single(a => a.TextContent == "Forgotten your password?").GetAttribute("href")!;
        await browser.OpenAsync(way);
        (await browser.PressAsync("Send the link", ("email", email))).ShouldBe(200).ShouldShow("If somebody has an account with this address");
        var link = await Shop.LinkAsync(email, MailKind.PasswordReset);
        (await browser.OpenAsync(link.PathAndQuery)).ShouldBe(200).ShouldShow(email);
        (await browser.PressAsync("Set password", ("password", "short"))).ShouldBe(422);
        (await browser.PressAsync("Set password", ("password", "harbour-lantern-52"))).ShouldBe(200).ShouldShow("Your password is set.");
        (await browser.PressAsync("Sign in", ("email", email), ("password", "harbour-lantern-52"))).ShouldBe(200).Address.AbsolutePath.ShouldBe("/account");
    }
}

using ClickCart.Notifications.BackInStock;

namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class AskForStockTests(SharedShop shared) : WaitlistTest(shared)
{
    [Fact]
    public async Task A_sold_out_variants_page_takes_an_address_and_sends_it_one_mail_with_a_link()
    {
        var ((sku, slug), email) = (await SoldOutAsync(), NewEmail());
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/products/{slug}");
        (await browser.PressAsync("Tell me", ("email", "no address"))).ShouldBe(422).ShouldShow("Enter an e-mail address, such as ada@example.com.");
        (await browser.PressAsync("Tell me", ("email", email))).ShouldBe(200).ShouldShow("Please open the link in the mail that we have sent you");
        (await browser.PressAsync("Tell me", ("email", email.ToUpperInvariant()))).ShouldBe(200).ShouldShow("Please open the link in the mail");
        (await MailsAsync(email)).ShouldHaveSingleItem().Language.ShouldBe("en");

        await ReceiveAsync(sku, 1);
        (await browser.OpenAsync($"/products/{slug}")).Text.ShouldNotContain("We tell you when it is back");
        (await AskAsync(slug, sku, email)).ShouldBeProblem(409, "is-in-stock");
    }

    [Fact]
    public async Task The_answer_is_the_same_whoever_asks_and_a_strangers_address_gets_few_mails()
    {
        var email = NewEmail();
        for (var i = 0; i < WaitlistEntry.MostUnconfirmed + 2; i++)
        {
            var (sku, slug) = await SoldOutAsync();
            (await AskAsync(slug, sku, email)).ShouldBe(202);
            (await AskAsync(slug, sku, email)).ShouldBe(202);
        }
        (await MailsAsync(email)).Count.ShouldBe(WaitlistEntry.MostUnconfirmed);
    }

    [Fact]
    public async Task What_the_shop_does_not_sell_nobody_waits_for()
    {
        var (sku, slug) = await SoldOutAsync();
        var (_, other) = await SoldOutAsync();
        (await AskAsync(other, sku, NewEmail())).ShouldBeProblem(404, "not-found");
        (await AskAsync(slug, "NO-SUCH", NewEmail())).ShouldBeProblem(404, "not-found");
        (await AskAsync(slug, "", NewEmail())).ShouldBeInvalid("sku");
        (await AskAsync(slug, sku, "ada@")).ShouldBeInvalid("email");
    }
}

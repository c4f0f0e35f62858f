namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class LeaveWaitlistTests(SharedShop shared) : WaitlistTest(shared)
{
    [Fact]
    public async Task Whoever_wants_to_hear_nothing_is_forgotten_and_may_ask_again()
    {
        var (sku, slug) = await SoldOutAsync();
        var email = await WaitsAsync(slug, sku);
        var secret = await SecretAsync(email);
        using var browser = Shop.Browser();
        await browser.OpenAsync($"/back-in-stock/{secret}");
        (await browser.PressAsync("Tell me nothing more of it")).ShouldBe(200).ShouldShow("Your address is deleted.");
        (await browser.OpenAsync($"/back-in-stock/{secret}")).ShouldBe(404);
        (await Guest.PostAsync("/back-in-stock/withdraw", new { secret })).ShouldBeProblem(404, "not-found");
        await AskAsync(slug, sku, email);
        (await MailsAsync(email)).Count.ShouldBe(2);
    }
}

namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class GetWaitlistEntryTests(SharedShop shared) : WaitlistTest(shared)
{
    [Fact]
    public async Task What_came_back_before_it_was_confirmed_can_be_bought()
    {
        var ((sku, slug), email) = (await SoldOutAsync(), NewEmail());
        await AskAsync(slug, sku, email);
        await ReceiveAsync(sku, 1);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/back-in-stock/{await SecretAsync(email)}")).ShouldBe(200).ShouldShow("It is back already.");
        browser.Page.QuerySelector($"a[href='/products/{slug}?sku={sku}']").ShouldNotBeNull();
        (await browser.OpenAsync("/back-in-stock/nobody")).ShouldBe(404);
    }
}

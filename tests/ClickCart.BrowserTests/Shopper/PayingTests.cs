namespace ClickCart.BrowserTests.Shopper;

public sealed class PayingTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_declined_card_says_why_and_another_one_pays(Screen screen)
    {
        var visitor = await VisitorAsync(screen);
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, "pm_card_chargeDeclinedInsufficientFunds");
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Your card was declined");
        await visitor.ShouldSeeAsync("insufficient funds");
        await visitor.Page.Locator("input[value=pm_card_visa]").CheckAsync();
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");
    }

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task The_bank_asks_and_leads_back_to_the_order(Screen screen, bool scripts)
    {
        var visitor = await VisitorAsync(screen, scripts);
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, "pm_card_threeDSecure2Required");
        await PayAsync(visitor);
        var order = visitor.Path;
        await ToTheBankAsync(visitor, scripts);
        await visitor.PressAsync("Approve");
        visitor.Path.ShouldBe(order);
        if (scripts) await visitor.ShouldSeeAsync("Delivered. Enjoy!");
    }

    [Fact]
    public async Task Who_fails_at_the_bank_pays_with_another_card()
    {
        var visitor = await VisitorAsync();
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, "pm_card_threeDSecure2Required");
        await PayAsync(visitor);
        await ToTheBankAsync(visitor);
        await visitor.PressAsync("Decline");
        await visitor.ShouldSeeAsync("Pay with another card");
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");
    }
}

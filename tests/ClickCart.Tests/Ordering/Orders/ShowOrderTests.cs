namespace ClickCart.Tests.Ordering.Orders;

public sealed class ShowOrderTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task A_guest_buys_with_scripts_off_and_sees_the_parcel_arrive()
    {
        var sku = await ProductAsync(1999, stock: 5, name: "A fine thing");
        await ReadyToPayAsync(sku, 2);
        (await PayAsync()).ShouldBe(200).ShouldShow("A fine thing").ShouldShow("388 Townsend St");
        await UntilPageSaysAsync("Delivered. Enjoy!");
        Browser.Address.Query.ShouldBeEmpty();
        Browser.ShouldShow("Tracking code").ShouldShow("Payment charged");
        Browser.Page.QuerySelectorAll(".steps [data-state=done]").Length.ShouldBe(5);
        var tracked = Browser.Page.QuerySelector(".parcels a")!;
        await Browser.OpenAsync(tracked.GetAttribute("href")!);
        Browser.ShouldBe(200).ShouldShow($"Parcel {tracked.TextContent}");
    }

    [Fact]
    public async Task A_declined_card_says_why_and_another_one_pays()
    {
        await ReadyToPayAsync(await ProductAsync());
        (await PayAsync("pm_card_chargeDeclinedInsufficientFunds")).ShouldBe(200).ShouldShow("Your card was declined").ShouldShow("insufficient funds");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).Text.ShouldNotContain("Your card was declined");
        await UntilPageSaysAsync("Payment authorised");
    }

    [Fact]
    public async Task The_bank_asks_and_leads_back_to_the_order()
    {
        await ReadyToPayAsync(await ProductAsync());
        (await PayAsync("pm_card_threeDSecure2Required")).ShouldBe(200).ShouldShow("confirm the payment with your bank");
        var order = Browser.Address;
        await Browser.OpenAsync(Browser.Page.QuerySelector("a[data-bank]")!.GetAttribute("href")!);
        (await Browser.PressAsync("Approve")).ShouldBe(200);
        Browser.Address.ShouldBe(order);
        await UntilPageSaysAsync("Payment authorised");
    }

    [Fact]
    public async Task A_cancelled_order_gives_the_stock_back()
    {
        var sku = await ProductAsync(stock: 3);
        await ReadyToPayAsync(sku, 2);
        await PayAsync("pm_card_threeDSecure2Required");
        (await Browser.PressAsync("Yes, cancel my order", ("reason", "It takes too long."))).ShouldBe(200).ShouldShow("This order is cancelled")
            .ShouldShow("It takes too long.");
        Browser.Page.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("cancel my order"), "it cannot be cancelled once more");
        await Eventually.TrueAsync(async () => await OnHandLessHeldAsync(sku) == 3, "the stock is back");
    }

    [Fact]
    public async Task Customers_see_their_own_orders_and_strangers_none_of_them()
    {
        await Browser.OpenAsync("/register");
        await Browser.PressAsync("Create account", ("name", "Ada"), ("email", $"a{Guid.CreateVersion7():n}@example.com"),
            ("password", "Correct-Horse-9-Battery"));
        (await Browser.OpenAsync("/orders")).ShouldBe(200).ShouldShow("No orders here yet");
        await ReadyToPayAsync(await ProductAsync());
        var order = (await PayAsync()).ShouldBe(200).Address;
        (await Browser.OpenAsync("/orders")).ShouldBe(200).Page.QuerySelectorAll(".order-list a").Length.ShouldBe(1);

        using var outsider = Shop.Browser();
        await outsider.OpenAsync("/register");
        await outsider.PressAsync("Create account", ("name", "Eve"), ("email", $"e{Guid.CreateVersion7():n}@example.com"),
            ("password", "Correct-Horse-9-Battery"));
        (await outsider.OpenAsync(order.AbsolutePath)).ShouldBe(404);
        (await outsider.OpenAsync(order.AbsolutePath + "/stream")).ShouldBe(404);
    }

    [Fact]
    public async Task Without_scripts_the_card_is_entered_on_the_gateways_page()
    {
        await ReadyToPayAsync(await ProductAsync());
        (await Browser.PressAsync("Pay")).ShouldBe(200).ShouldShow("One more step: your card");
        var order = Browser.Address;
        await Browser.OpenAsync(Browser.Page.QuerySelector("a[data-bank]")!.GetAttribute("href")!);
        (await Browser.PressAsync("Pay", ("number", "4242 4242 4242 4242"), ("expiry", "09 / 40"), ("cvc", "123"))).ShouldBe(200);
        Browser.Address.ShouldBe(order);
        await UntilPageSaysAsync("Payment authorised");
    }
}

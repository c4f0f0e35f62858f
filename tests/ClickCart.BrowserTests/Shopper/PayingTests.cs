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
        await ToPaymentAsync(visitor, NoFunds);
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Your card was declined");
        await visitor.ShouldSeeAsync("insufficient funds");
        await TypeCardAsync(visitor, GoodCard);
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
        await ToPaymentAsync(visitor, scripts ? BankAsks : null);
        await PayAsync(visitor);
        var order = visitor.Path;
        if (scripts) await ToTheBankAsync(visitor);
        else await PayOnTheGatewaysPageAsync(visitor, BankAsks);
        await visitor.PressAsync("Approve");
        visitor.Path.ShouldBe(order);
        if (scripts) await visitor.ShouldSeeAsync("Delivered. Enjoy!");
    }

    [Fact]
    public async Task Who_fails_at_the_bank_pays_with_another_card()
    {
        var visitor = await VisitorAsync();
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, BankAsks);
        await PayAsync(visitor);
        await ToTheBankAsync(visitor);
        await visitor.PressAsync("Decline");
        await visitor.ShouldSeeAsync("Pay with another card");
        await TypeCardAsync(visitor, GoodCard);
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");
    }

    [Fact]
    public async Task A_card_goes_to_the_gateway_alone_and_what_is_wrong_with_it_is_said_beside_it()
    {
        var visitor = await VisitorAsync(Screen.Phone);
        var asked = new List<(string Path, string Sent)>();
        visitor.Page.Request += (_, request) =>
        {
            lock (asked) asked.Add((new Uri(request.Url).AbsolutePath, $"{request.Url} {request.PostData}"));
        };
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, "4242 4242 4242 4241");
        var frame = visitor.Page.FrameLocator("[data-card-element] iframe");
        await PayButton(visitor).ClickAsync();
        await Assertions.Expect(frame.GetByText("Your card number is invalid.")).ToBeVisibleAsync();
        visitor.Path.ShouldStartWith("/checkout");
        await visitor.CheckAsync();
        await frame.GetByLabel("Card number").FillAsync("");
        await frame.GetByLabel("Card number").PressSequentiallyAsync("4242424242424242");
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");

        asked.ShouldContain(a => a.Path == "/sandbox/stripe/v1/payment_methods" && HoldsNumber(a.Sent), "the test sees what is sent");
        asked.Where(a => !a.Path.StartsWith("/sandbox/stripe/", StringComparison.Ordinal)).ShouldNotContain(a => HoldsNumber(a.Sent));
        asked.ShouldContain(a => a.Path == "/checkout/place" && a.Sent.Contains("paymentMethod=pm_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_is_kept_pays_the_next_order_and_is_removed()
    {
        var visitor = await VisitorAsync();
        await visitor.GoAsync("/register");
        await visitor.FillAsync("Name", "Ada Buyer");
        await visitor.FillAsync("E-mail", $"a{Guid.CreateVersion7():n}@example.com");
        await visitor.FillAsync("Password", "Correct-Horse-9-Battery");
        await visitor.PressAsync("Create account");
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, GoodCard);
        await visitor.Page.GetByLabel("Keep this card for my next orders").CheckAsync();
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");

        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, null);
        await visitor.ShouldSeeAsync("Visa ending in 4242");
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");

        await visitor.GoAsync("/account/cards");
        await visitor.Page.GetByText("Remove", new() { Exact = true }).ClickAsync();
        await visitor.PressAsync("Remove this card");
        await visitor.ShouldSeeAsync("No cards yet");
    }

    private static bool HoldsNumber(string sent) =>
        string.Concat(Uri.UnescapeDataString(sent).Where(char.IsAsciiDigit)).Contains("4242424242424", StringComparison.Ordinal);
}

namespace ClickCart.BrowserTests.Shopper;

public sealed class AfterTheOrderTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task An_order_is_cancelled_before_it_ships(Screen screen)
    {
        var visitor = await VisitorAsync(screen);
        await PutInCartAsync(visitor, await ProductAsync());
        await ToPaymentAsync(visitor, BankAsks);
        await PayAsync(visitor);
        await visitor.Page.GetByText("Cancel this order").ClickAsync();
        await visitor.CheckAsync();
        await visitor.Page.GetByLabel("Why?").SelectOptionAsync("It takes too long.");
        await visitor.PressAsync("Yes, cancel my order");
        await visitor.ShouldSeeAsync("This order is cancelled");
    }

    [Fact]
    public async Task A_guest_finds_an_order_by_its_number()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var visitor = await VisitorAsync();
        await visitor.GoAsync($"/orders/{order["id"].GetString()}");
        visitor.Path.ShouldBe("/orders/find");
        await visitor.FillAsync("Order number", order["number"].GetString()!);
        await visitor.FillAsync("E-mail address", "somebody@example.com");
        await visitor.PressAsync("Find order");
        await visitor.ShouldSeeAsync("No guest order has this number and e-mail address.");
        await visitor.FillAsync("E-mail address", "guest@example.com");
        await visitor.PressAsync("Find order");
        await visitor.ShouldSeeAsync("Delivered. Enjoy!");
    }

    [Fact]
    public async Task The_cart_counts_takes_coupons_and_empties()
    {
        var code = "T" + Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10, active = true })).ShouldBe(201);
        var visitor = await VisitorAsync(Screen.Phone);
        await visitor.GoAsync("/cart");
        await visitor.ShouldSeeAsync("Your cart is empty");
        await PutInCartAsync(visitor, await ProductAsync(1000, name: "Tea caddy"));
        await visitor.Page.GetByText("Have a coupon?").ClickAsync();
        await visitor.FillAsync("Coupon code", "NOSUCH");
        await visitor.PressAsync("Use the coupon");
        await visitor.FillAsync("Coupon code", code);
        await visitor.PressAsync("Use the coupon");
        await visitor.ShouldSeeAsync("10% off");
        // With scripts a new quantity counts at once.
        await visitor.ToPageAsync(async () =>
        {
            await visitor.FillAsync("Quantity of Tea caddy", "4");
            await visitor.Page.Keyboard.PressAsync("Tab");
        });
        await visitor.ShouldSeeAsync("$40.00");
        await visitor.PressAsync("Remove Tea caddy");
        await visitor.ShouldSeeAsync("Your cart is empty");
    }
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class FindOrderTests(SharedShop shared) : BrowserTest(shared)
{
    private const string Wrong = "No guest order has this number and e-mail address.";

    [Fact]
    public async Task Number_and_address_open_a_guests_order_in_this_browser()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var id = order["id"].GetString();
        (await Browser.OpenAsync($"/orders/{id}")).ShouldBe(200).Address.AbsolutePath.ShouldBe("/orders/find");
        (await Browser.PressAsync("Find order", ("number", $" {order["number"].GetString()!.ToLowerInvariant()} "), ("email", "Guest@Example.com")))
            .ShouldBe(200);
        Browser.Address.AbsolutePath.ShouldBe($"/orders/{id}");
        (await Browser.OpenAsync($"/orders/{id}")).ShouldBe(200).ShouldShow(order["number"].GetString()!);
        Browser.Cookies["orders"]!.HttpOnly.ShouldBeTrue();
        Browser.Cookies["orders"]!.Value.ShouldNotContain(id!.Replace("-", "", StringComparison.Ordinal));

        using var outsider = Shop.Browser();
        (await outsider.OpenAsync($"/orders/{id}")).Address.AbsolutePath.ShouldBe("/orders/find");
    }

    [Fact]
    public async Task Wrong_pairs_accounts_orders_and_orders_that_never_were_get_one_answer()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var guests = await OrderAsync(Guest, await ProductAsync());
        var accounts = (await customer.PostAsync("/orders", OrderBody(await QuoteAsync(customer, await CartAsync(customer, (await ProductAsync(), 1))),
            email: email), NewKey())).ShouldBe(201);
        foreach (var (number, address) in new[] { (guests["number"].GetString()!, "other@example.com"), (accounts["number"].GetString()!, email),
            ("CC-261123-7K2M9Q", "guest@example.com") })
        {
            await Browser.OpenAsync("/orders/find");
            (await Browser.PressAsync("Find order", ("number", number), ("email", address))).ShouldBe(422).ShouldShow(Wrong);
        }
        (await Browser.PressAsync("Find order", ("number", ""), ("email", ""))).ShouldBe(422);
    }

    [Fact]
    public async Task Guessing_is_limited_and_an_edited_cookie_opens_nothing()
    {
        await using var shop = await Shop.StartAsync(("RateLimits:Enabled", "true"));
        using var browser = shop.Browser();
        await browser.OpenAsync("/orders/find");
        for (var i = 0; i < 20; i++) (await browser.PressAsync("Find order", ("number", $"CC-261123-{i:000000}"), ("email", "a@example.com"))).ShouldBe(422);
        (await browser.PressAsync("Find order", ("number", "CC-261123-7K2M9Q"), ("email", "a@example.com"))).ShouldBe(429);
    }
}

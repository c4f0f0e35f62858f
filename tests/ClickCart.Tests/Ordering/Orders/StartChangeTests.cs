namespace ClickCart.Tests.Ordering.Orders;

/// <summary>The page itself is walked through in Journeys/ChangedOrderTests.</summary>
public sealed class StartChangeTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Where_the_shop_gives_no_time_for_it_the_page_says_so()
    {
        var email = $"g{Guid.CreateVersion7():n}@example.com";
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1))), email: email), NewKey()))
            .ShouldBe(201);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/orders/{order["id"].GetString()}/change")).ShouldBe(404);
        await browser.OpenAsync("/orders/find");
        await browser.PressAsync("Find order", ("number", order["number"].GetString()!), ("email", email));
        (await browser.OpenAsync($"/orders/{order["id"].GetString()}/change")).ShouldBe(409).ShouldShow("Orders cannot be changed here.");
    }
}

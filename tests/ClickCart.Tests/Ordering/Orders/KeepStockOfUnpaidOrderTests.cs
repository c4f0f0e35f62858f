namespace ClickCart.Tests.Ordering.Orders;

public sealed class KeepStockOfUnpaidOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task An_order_that_costs_nothing_is_confirmed_as_it_is_placed_and_its_stock_is_kept()
    {
        var order = await PlaceFreeAsync();
        (order["status"].GetString(), order["paymentStatus"].GetString()).ShouldBe(("confirmed", "notRequired"));
        var id = order["id"].GetGuid();
        await Eventually.TrueAsync(() => Task.FromResult(FakeModules.Holds[id] is null), "the stock is kept for good");
        (await Host.PublishedAsync("ordering.order-placed.v1", id)).ShouldHaveSingleItem().GetProperty("paymentMethod").GetString().ShouldBe("");
        (await Host.PublishedAsync("ordering.order-confirmed.v1", id)).ShouldHaveSingleItem();
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
        (await Host.OffendersAsync("3")).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_its_stock_gone_it_is_cancelled()
    {
        var order = await PlaceFreeAsync(gone: true);
        await Eventually.TrueAsync(async () => (await Host.PublishedAsync("ordering.order-cancelled.v1", order["id"].GetGuid())).Count == 1, "it is cancelled");
        (await Guest.GetAsync($"/orders/{order["id"].GetGuid()}", order["accessToken"].GetString()))["status"].GetString().ShouldBe("cancelled");
    }

    [Fact]
    public async Task Only_what_costs_nothing_is_ordered_without_a_payment_method()
    {
        var quote = FakeModules.Quote(Now);
        (await Guest.PostAsync("/orders", Body(quote, paymentMethod: ""), NewKey())).ShouldBeInvalid("paymentMethod");
        (await Guest.PostAsync("/orders", Body(quote, paymentMethod: "", expected: 0), NewKey())).ShouldBeProblem(409, "total-changed");
    }

    private async Task<ApiResponse> PlaceFreeAsync(bool gone = false)
    {
        var quote = FakeModules.Quote(Now, coupon: "ALL");
        if (gone) FakeModules.Gone[quote.Id] = true;
        quote = FakeModules.Quotes[quote.Id] = quote with
        {
            Lines = [quote.Lines[0] with { Discount = Usd(3998), Tax = Usd(0), Total = Usd(0) }],
            Subtotal = Usd(3998),
            Discount = Usd(3998),
            Tax = Usd(0),
            Taxes = [],
            ShippingOptions = [quote.ShippingOptions[0] with { Price = Usd(0), Tax = Usd(0), Total = Usd(0), Taxes = [] }],
        };
        return (await Guest.PostAsync("/orders",
            new { quoteId = quote.Id, shippingOptionId = "rate-1", email = "guest@example.com", expectedTotal = Usd(0) }, NewKey())).ShouldBe(201);
    }
}

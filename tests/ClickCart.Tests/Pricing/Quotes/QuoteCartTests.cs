namespace ClickCart.Tests.Pricing.Quotes;

public sealed class QuoteCartTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Every_options_total_is_what_the_parts_sum_to()
    {
        var cart = await CartAsync(Guest, (await ProductAsync(1999), 2), (await ProductAsync(333), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = "welcome10" })).ShouldBe(200);
        var quote = await QuoteAsync(Guest, cart);
        (Amount(quote["subtotal"]), Amount(quote["discount"]), Amount(quote["tax"])).ShouldBe((4331, 433, 283));
        quote["currency"].GetString().ShouldBe("USD");
        quote["lines"].EnumerateArray().Sum(l => Amount(l.GetProperty("total"))).ShouldBe(4331 - 433 + 283);
        quote["shippingOptions"].GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var option in quote["shippingOptions"].EnumerateArray())
            Amount(option.GetProperty("total")).ShouldBe(4331 - 433 + 283 + Amount(option.GetProperty("price")) + Amount(option.GetProperty("tax")));
        var left = quote["expiresAt"].GetDateTimeOffset() - Shop.Clock.GetUtcNow();
        left.ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_quote_reads_again_exactly_as_it_was_given()
    {
        var cart = await CartAsync(Guest, (await ProductAsync(1000), 1));
        var quote = await QuoteAsync(Guest, cart);
        (await Guest.GetAsync($"/carts/{cart}/quotes/{quote["id"].GetString()}")).ShouldBe(200).Text.ShouldBe(quote.Text);
    }

    [Fact]
    public async Task Wrong_requests_are_refused_by_name()
    {
        var cart = await CartAsync(Guest);
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeInvalid("items");
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { })).ShouldBeInvalid("shipTo");
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = new { name = "A", line1 = "B", city = "C", postalCode = "", country = "us" } }))
            .ShouldBeInvalid("shipTo.postalCode").ShouldBeInvalid("shipTo.country");
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo, email = "nobody" })).ShouldBeInvalid("email");
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo, coupon = "X" })).ShouldBeProblem(400, "malformed-request");
        (await Guest.PostAsync("/carts/no-such-cart/quotes", new { shipTo = ShipTo })).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task What_is_not_sold_any_more_is_named()
    {
        var sku = await ProductAsync();
        var cart = await CartAsync(Guest, (sku, 1));
        var product = (await Admin.GetAsync($"/admin/products?q={sku}"))["items"][0].GetProperty("id").GetString();
        (await Admin.PostAsync($"/admin/products/{product}/archive")).ShouldBe(200);
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeInvalid("items").Text.ShouldContain(sku);
    }

    private static long Amount(System.Text.Json.JsonElement money) => money.GetProperty("amount").GetInt64();
}

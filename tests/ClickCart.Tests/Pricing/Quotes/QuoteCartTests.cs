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

    [Theory]
    [InlineData("CA")]
    [InlineData("us-ca")]
    [InlineData("California")]
    [InlineData(" CALIFORNIA ")]
    public async Task A_state_is_taxed_however_it_is_written(string region)
    {
        var cart = await CartAsync(Guest, (await ProductAsync(10000), 1));
        Amount((await QuoteAsync(Guest, cart, Place("US", region, "94107")))["tax"]).ShouldBe(725);
    }

    [Theory]
    [InlineData("US", null, "94107", "shipTo.region")]
    [InlineData("US", "ZZ", "94107", "shipTo.region")]
    [InlineData("CA", "CA", "K1A 0B1", "shipTo.region")]
    [InlineData("AU", null, "2000", "shipTo.region")]
    [InlineData("US", "CA", null, "shipTo.postalCode")]
    [InlineData("US", "CA", "941", "shipTo.postalCode")]
    [InlineData("GB", null, "12345", "shipTo.postalCode")]
    [InlineData("ZZ", null, "1", "shipTo.country")]
    public async Task What_the_country_asks_for_is_required(string country, string? region, string? postalCode, string field)
    {
        var cart = await CartAsync(Guest, (await ProductAsync(), 1));
        var refused = (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = Place(country, region, postalCode) })).ShouldBeInvalid(field);
        refused["errors"].EnumerateObject().Count().ShouldBe(1, refused.Text);
    }

    [Theory]
    [InlineData("HK")]
    [InlineData("AE")]
    [InlineData("QA")]
    public async Task No_postal_code_is_asked_for_where_there_is_none(string country) =>
        await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), new { name = "A", line1 = "1 Queen's Rd", city = "Central", country });

    [Fact]
    public async Task What_is_not_sold_any_more_is_named()
    {
        var sku = await ProductAsync();
        var cart = await CartAsync(Guest, (sku, 1));
        var product = (await Admin.GetAsync($"/admin/products?q={sku}"))["items"][0].GetProperty("id").GetString();
        (await Admin.PostAsync($"/admin/products/{product}/archive")).ShouldBe(200);
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeInvalid("items").Text.ShouldContain(sku);
    }

    private static object Place(string country, string? region, string? postalCode) =>
        new { name = "A", line1 = "1 Main St", city = "Town", region, postalCode, country };

    private static long Amount(System.Text.Json.JsonElement money) => money.GetProperty("amount").GetInt64();
}

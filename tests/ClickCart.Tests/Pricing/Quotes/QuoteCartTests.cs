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
    public async Task Taxes_that_prices_contain_are_told_by_line_by_option_and_by_rate()
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(11900, currency: "EUR"), 1)), In("DE", "Köln", "50667"));
        (Amount(quote["tax"]), Amount(quote["taxIncluded"]), Amount(quote["lines"][0].GetProperty("taxIncluded"))).ShouldBe((0, 1900, 1900));
        var tax = quote["taxes"].EnumerateArray().ShouldHaveSingleItem();
        (tax.GetProperty("name").GetString(), tax.GetProperty("percent").GetDecimal(), Amount(tax.GetProperty("base")), Amount(tax.GetProperty("amount")),
            tax.GetProperty("included").GetBoolean()).ShouldBe(("VAT", 19m, 10000, 1900, true));
        foreach (var option in quote["shippingOptions"].EnumerateArray())
        {
            var all = (long)Math.Round((11900 + Amount(option.GetProperty("price"))) * 19m / 119, MidpointRounding.AwayFromZero);
            Amount(option.GetProperty("taxIncluded")).ShouldBe(all - 1900);
            Amount(option.GetProperty("taxes")[0].GetProperty("amount")).ShouldBe(all);
        }
    }

    [Theory]
    [InlineData("CH", "Zürich", "8001", 10000, 0, null)]
    [InlineData("NO", "Oslo", "0150", 10000, 0, null)]
    [InlineData("US", "San Francisco", "94107", 10000, 725, "Sales tax")]
    [InlineData("DE", "Köln", "50667", 11900, 0, "VAT")]
    [InlineData("FR", "Lyon", "69001", 11900, 0, "VAT")]
    [InlineData("AT", "Wien", "1010", 11900, 0, "VAT")]
    [InlineData("GB", "London", "SW1A 1AA", 11900, 0, "VAT")]
    public async Task Goods_that_leave_the_sellers_country_are_charged_without_its_tax(
        string country, string city, string postalCode, long subtotal, long tax, string? named)
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(11900, currency: "EUR"), 1)), In(country, city, postalCode));
        (Amount(quote["subtotal"]), Amount(quote["tax"])).ShouldBe((subtotal, tax));
        quote["taxes"].EnumerateArray().Select(t => t.GetProperty("name").GetString()).ShouldBe(named is null ? [] : [named]);
    }

    [Fact]
    public async Task Prices_in_another_currency_than_the_sellers_are_lists_for_abroad()
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(11900), 1)), In("CH", "Zürich", "8001"));
        Amount(quote["subtotal"]).ShouldBe(11900);
    }

    private static object In(string country, string city, string postalCode) =>
        new { name = "Ada Buyer", line1 = "Hauptstr. 1", city, region = country == "US" ? "CA" : null, postalCode, country };

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

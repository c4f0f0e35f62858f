using System.Text.Json;
using ClickCart.Pricing.Promotions;
using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Pricing.Quotes;

public sealed class FreeShippingTests(FreeShippingTests.FreeFromFifty shared) : ShopTest(shared), IClassFixture<FreeShippingTests.FreeFromFifty>
{
    public sealed class FreeFromFifty() : SharedShop(("Pricing:FreeShippingFrom:USD", "5000"), ("Pricing:FreeShippingFrom:EUR", "11900"));

    [Theory]
    [InlineData("UDS", "5000", "Pricing:FreeShippingFrom:UDS names no currency")]
    [InlineData("USD", "50.00", "Pricing:FreeShippingFrom:USD is '50.00'")]
    [InlineData("USD", "-1", "Pricing:FreeShippingFrom:USD is '-1'")]
    [InlineData("USD", "", "Pricing:FreeShippingFrom:USD is ''")]
    public void What_is_no_amount_of_a_currency_is_refused_at_the_start(string currency, string amount, string sentence) =>
        Should.Throw<InvalidOperationException>(() => FreeShipping.From(new ConfigurationBuilder().AddInMemoryCollection(
            [new($"Pricing:FreeShippingFrom:{currency}", amount)]).Build())).Message.ShouldStartWith(sentence);

    [Theory]
    [InlineData(4999, null, null)]
    [InlineData(5000, null, "amount")]
    [InlineData(5001, 2, null)]
    [InlineData(5001, 1, "amount")]
    [InlineData(10_000, 5000, "amount")]
    public void What_the_goods_cost_after_the_discount_decides(long price, int? off, string? why) =>
        Sums(price, off is { } o ? Off.Amount(new(o, "USD")) : Off.None, new(5000, "USD")).ShippingOptions[0].FreeBy.ShouldBe(why);

    [Fact]
    public void Only_the_cheapest_deliveries_are_free_and_their_tax_is_none()
    {
        foreach (var inclusive in new[] { false, true })
        {
            var sums = Sums(10_000, Off.Delivery, null, inclusive);
            sums.ShippingOptions.Select(o => (o.Price.Amount, o.RegularPrice?.Amount, o.FreeBy)).ShouldBe(
                [(0, 593, "coupon"), (0, 593, "coupon"), (899, null, null)]);
            foreach (var option in sums.ShippingOptions.Take(2))
            {
                (option.Tax.Amount, option.TaxIncluded.Amount).ShouldBe((0, 0));
                option.Total.ShouldBe(sums.Subtotal + sums.Tax);
                option.Taxes.ShouldBe(sums.Taxes);
            }
        }
    }

    [Fact]
    public async Task From_the_amount_on_the_quote_and_the_order_have_a_free_delivery()
    {
        (await CheapestAsync(await ProductAsync(4999))).FreeBy.ShouldBeNull();
        var (price, tax, regular, why, quote) = await CheapestAsync(await ProductAsync(5000));
        (price, tax, why).ShouldBe((0, 0, "amount"));
        regular.ShouldNotBeNull().ShouldBeGreaterThan(0);
        quote["shippingOptions"].EnumerateArray().Skip(1).ShouldAllBe(o => o.GetProperty("price").GetProperty("amount").GetInt64() > 0);

        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        order["shipping"].GetProperty("amount").GetInt64().ShouldBe(0);
        order["total"].GetProperty("amount").GetInt64().ShouldBe(5000 + 363);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_goods_that_leave_the_country_the_amount_is_taken_without_its_tax()
    {
        var abroad = new { name = "A", line1 = "Weg 1", city = "Zürich", postalCode = "8001", country = "CH" };
        (await CheapestAsync(await ProductAsync(11_900, currency: "EUR"), abroad)).FreeBy.ShouldBe("amount");
    }

    [Fact]
    public async Task The_pages_say_what_is_missing_and_that_it_is_free()
    {
        using var browser = Shop.Browser();
        var sku = await ProductAsync(3000);
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        browser.ShouldBe(200).ShouldShow("The cheapest delivery is free from $50.00: $20.00 to go.");
        await browser.PressAsync("Update", ("quantity", "2"));
        browser.ShouldShow("The cheapest delivery is free for this cart.");
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"))).ShouldBe(200)
            .ShouldShow("Free for an order of this amount, instead of $");
    }

    private async Task<(long Price, long Tax, long? Regular, string? FreeBy, ApiResponse Quote)> CheapestAsync(string sku, object? shipTo = null)
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)), shipTo);
        var option = quote["shippingOptions"][0];
        return (option.GetProperty("price").GetProperty("amount").GetInt64(), option.GetProperty("tax").GetProperty("amount").GetInt64(),
            option.GetProperty("regularPrice") is { ValueKind: JsonValueKind.Object } regular ? regular.GetProperty("amount").GetInt64() : null,
            option.GetProperty("freeBy").GetString(), quote);
    }

    private static QuoteSums Sums(long price, Offer[] offers, Money? freeFrom, bool inclusive = false) => QuoteSums.Of(
        [new("A", "A", 1, new(price, "USD"))], "USD", offers, new(Guid.Empty, "US", null, 0.0725m, inclusive),
        [new("USPS", "Ground", new(593, "USD"), 3), new("UPS", "Ground", new(593, "USD"), 4), new("USPS", "Priority", new(899, "USD"), 1)], freeFrom: freeFrom);
}

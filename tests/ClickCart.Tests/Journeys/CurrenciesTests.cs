using ClickCart.Payments.Gateway;

namespace ClickCart.Tests.Journeys;

/// <summary>Currencies that the gateway counts in another way than ISO 4217 does, from the quote to the refund.</summary>
public sealed class CurrenciesTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("ISK", 1000, 100, 1)]
    [InlineData("UGX", 37_000, 100, 1)]
    [InlineData("MGA", 10_000, 1, 100)]
    [InlineData("KWD", 12_340, 1, 1)]
    [InlineData("JPY", 1999, 1, 1)]
    public async Task What_is_charged_and_given_back_at_the_gateway_is_what_the_order_says(string currency, long price, long times, long per)
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync(price, currency: currency)));
        var total = order["total"].GetProperty("amount").GetInt64();
        var gateway = Shop.Services.GetRequiredService<StripeGateway>();
        var paid = Of(await gateway.PaymentsSinceAsync(Shop.Clock.GetUtcNow().AddHours(-1), TestContext.Current.CancellationToken))
            .Single(p => p.OrderId == order["id"].GetString());
        (paid.WireAmount * per, paid.WireReceived * per).ShouldBe((total * times, total * times));

        (await Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds", new { amount = order["total"], reason = "Unwanted." }, NewKey()))
            .ShouldBe(202);
        var refunded = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}")).ShouldBe(200)
            is var seen && seen["paymentStatus"].GetString() == "refunded" ? seen : null, "the order is refunded");
        refunded["refunded"].GetProperty("amount").GetInt64().ShouldBe(total);
        Of(await gateway.RefundsOfAsync(paid.Id, TestContext.Current.CancellationToken)).Sum(r => r.WireAmount * per).ShouldBe(total * times);
    }

    [Theory]
    [InlineData("KWD", 12_345, "10")]
    [InlineData("MGA", 10_050, "100")]
    public async Task Prices_that_cannot_be_charged_are_refused_at_the_quote_with_a_sentence(string currency, long price, string step)
    {
        var sku = await ProductAsync(price, currency: currency);
        (await Guest.PostAsync($"/carts/{await CartAsync(Guest, (sku, 1))}/quotes", new { shipTo = ShipTo })).ShouldBeInvalid("items")
            ["errors"].GetProperty("items")[0].GetString().ShouldNotBeNull().ShouldContain($"only multiples of {new Money(long.Parse(step), currency)} can be paid");
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)));
        quote["shippingOptions"].EnumerateArray().Select(o => o.GetProperty("total").GetProperty("amount").GetInt64() % long.Parse(step))
            .ShouldAllBe(rest => rest == 0);
    }

    [Theory]
    [InlineData("USD", 99_999_999, "$0.50 to $999,999.99 can be paid at once")]
    [InlineData("ISK", 1_000_000, "ISK 1 to ISK 999,999 can be paid at once")]
    [InlineData("IQD", 12_340, "the gateway does not take it")]
    public async Task Totals_that_the_gateway_cannot_charge_are_refused_at_the_quote(string currency, long price, string says)
    {
        var cart = await CartAsync(Guest, (await ProductAsync(price, currency: currency), 1));
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeInvalid("items")
            ["errors"].GetProperty("items")[0].GetString().ShouldNotBeNull().Replace('\u00a0', ' ').ShouldContain(says);
    }

    [Fact]
    public async Task A_refund_that_the_gateway_cannot_make_is_refused_with_a_sentence()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync(12_340, currency: "OMR")));
        var body = new { amount = new { amount = 15, currency = "OMR" }, reason = "A scratch." };
        (await Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds", body, NewKey())).ShouldBeInvalid("amount")
            ["errors"].GetProperty("amount")[0].GetString().ShouldNotBeNull().ShouldContain($"in steps of {new Money(10, "OMR")}");
    }

    [Fact]
    public async Task What_is_no_currency_is_refused()
    {
        (await Admin.PostAsync("/admin/coupons", new { code = $"C{NewKey()[^8..]}", amount = new { amount = 500, currency = "UDS" }, active = true }))
            .ShouldBeProblem(400, "malformed-request");
        (await Admin.PostAsync("/admin/products", new
        {
            name = "Typing error",
            description = "d",
            category = (await Guest.GetAsync("/categories"))["items"][0].GetProperty("slug").GetString(),
            status = "active",
            attributes = new { },
            variants = new[] { new { sku = $"T-{NewKey()[^8..]}", name = "one", price = new { amount = 150, currency = "UDS" }, weightGrams = 10 } },
        })).ShouldBeProblem(400, "malformed-request");
    }

    private static IReadOnlyList<T> Of<T>(Outcome<IReadOnlyList<T>> outcome) => ((Outcome<IReadOnlyList<T>>.Succeeded)outcome).Value;
}

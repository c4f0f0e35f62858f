using System.Text.Json;
using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Pricing.Quotes;

/// <summary>A shop that rounds what cannot be charged; the one of all other tests refuses it.</summary>
public sealed class RoundTotalsTests(RoundTotalsTests.Rounding shared) : ShopTest(shared), IClassFixture<RoundTotalsTests.Rounding>
{
    public sealed class Rounding() : SharedShop(("Pricing:RoundTotals", "true"));

    [Theory]
    [InlineData("KWD", 1234, 3, 3702, 2, 10)]
    [InlineData("KWD", 1230, 3, 3690, 0, 10)]
    [InlineData("BHD", 9, 1, 9, 9, 10)]
    [InlineData("USD", 1999, 3, 5997, 0, 1)]
    public async Task Items_are_rounded_down_to_what_can_be_charged(string currency, long price, int quantity, long subtotal, long discount, long step)
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(price, currency: currency), quantity)));
        (Amount(quote["subtotal"]), Amount(quote["discount"])).ShouldBe((subtotal, discount));
        foreach (var option in quote["shippingOptions"].EnumerateArray()) (Amount(option.GetProperty("total")) % step).ShouldBe(0);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        Amount(order["discount"]).ShouldBe(discount);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public void With_a_coupon_the_rest_comes_off_the_lines_that_have_any()
    {
        var coupon = Off.Percent(100, "A");
        var sums = QuoteSums.Of(
            [new("A", "A", 1, new(1234, "KWD")), new("B", "B", 1, new(999, "KWD"))], "KWD", coupon, TaxRate.None,
            [new("DHL", "Paket", new(2000, "KWD"), 3)], 10);
        sums.Lines.Select(l => l.Total.Amount).Sum().ShouldBe(1000);
        sums.Lines.ShouldAllBe(l => l.Discount.Amount >= 0 && l.Total.Amount >= 0);
        sums.ShippingOptions[0].Total.Amount.ShouldBe(3000);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void It_is_on_where_the_setting_says_so(string? text, bool isOn) => Read(text).IsOn.ShouldBe(isOn);

    [Fact]
    public void What_is_neither_is_refused_at_the_start() =>
        Should.Throw<InvalidOperationException>(() => Read("up")).Message.ShouldBe("Pricing:RoundTotals is 'up'; it can be true or false.");

    private static RoundTotals Read(string? text) =>
        RoundTotals.From(new ConfigurationBuilder().AddInMemoryCollection([new("Pricing:RoundTotals", text)]).Build());

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();
}

using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace ClickCart.Tests.Pricing.Quotes;

public sealed class QuoteSumsTests
{
    private static readonly ShippingRate[] Rates = [new("USPS", "Ground Advantage", Usd(593), 3), new("USPS", "Priority", Usd(899), 1)];

    [Fact]
    public void Discount_and_tax_are_exact_on_the_whole_and_split_to_the_cent()
    {
        var sums = QuoteSums.Of([Item("A", 2, 1999), Item("B", 1, 333)], "USD", Off.Percent(10), Rate(0.0725m), Rates);
        (sums.Subtotal, sums.Discount, sums.Tax).ShouldBe((Usd(4331), Usd(433), Usd(283)));
        sums.Lines.Select(l => l.Discount.Amount).ShouldBe([400L, 33]);
        sums.Lines.Select(l => l.Total.Amount).Sum().ShouldBe(4331 - 433 + 283);
        (sums.ShippingOptions[0] with { Taxes = [] })
            .ShouldBe(new("usps-ground-advantage", "USPS", "Ground Advantage", Usd(593), Usd(43), 3, Usd(4331 - 433 + 283 + 593 + 43))
            {
                Taxes = [],
                TaxedAs = new("Sales tax", 7.25m),
            });
        sums.Taxes.ShouldBe([new("Sales tax", 7.25m, Usd(4331 - 433), Usd(283), Included: false)]);
        sums.ShippingOptions[0].Taxes.ShouldBe([new("Sales tax", 7.25m, Usd(4331 - 433 + 593), Usd(283 + 43), Included: false)]);
    }

    [Fact]
    public void Tax_that_prices_include_is_shown_and_not_added()
    {
        var sums = QuoteSums.Of([Item("A", 1, 1200)], "USD", Off.None, Rate(0.2m, inclusive: true), Rates);
        sums.Tax.ShouldBe(Usd(0));
        sums.Lines[0].ShouldBe(new("A", "A", 1, Usd(1200), Usd(0), Usd(0), Usd(1200), Usd(200)) { TaxedAs = new("VAT", 20) });
        sums.ShippingOptions[0].Total.ShouldBe(Usd(1200 + 593));
    }

    [Fact]
    public void Tax_that_prices_include_is_that_of_goods_and_delivery_together_to_the_cent()
    {
        var sums = QuoteSums.Of([Item("A", 1, 11900)], "USD", Off.None, Rate(0.19m, inclusive: true), [new("DHL", "Paket", Usd(2048), 3)]);
        sums.Lines[0].TaxIncluded.ShouldBe(Usd(1900));
        sums.ShippingOptions[0].TaxIncluded.ShouldBe(Usd(327));
        sums.Taxes.ShouldBe([new("VAT", 19m, Usd(10000), Usd(1900), Included: true)]);
        sums.ShippingOptions[0].Taxes.ShouldBe([new("VAT", 19m, Usd(11721), Usd(2227), Included: true)]);
    }

    [Theory]
    [InlineData(0.0625, 2333, 16250, 146, 1161)]
    [InlineData(0.0725, 4331, 593, 314, 357)]
    [InlineData(0.0725, 7, 6, 1, 1)]
    [InlineData(0.0725, 3807, 0, 276, 276)]
    public void Tax_that_is_added_is_that_of_goods_and_delivery_together_to_the_cent(double rate, long goods, long delivery, long ofGoods, long whole)
    {
        var sums = QuoteSums.Of([Item("A", 1, goods)], "USD", Off.None, Rate((decimal)rate), [new("USPS", "Priority", Usd(delivery), 3)]);
        var option = sums.ShippingOptions.ShouldHaveSingleItem();
        (sums.Tax, option.Tax, option.Total).ShouldBe((Usd(ofGoods), Usd(whole - ofGoods), Usd(goods + delivery + whole)));
        option.Taxes.ShouldHaveSingleItem().Amount.ShouldBe(Usd(whole));
    }

    [Fact]
    public void A_place_without_tax_has_no_taxes() => QuoteSums.Of([Item("A", 1, 1200)], "USD", Off.None, TaxRate.None, Rates).Taxes.ShouldBeEmpty();

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void Whatever_is_worked_out_is_a_multiple_of_what_can_be_charged(int step)
    {
        foreach (var price in new[] { 100, 12_300, 99_900 })
            foreach (var coupon in new[] { Off.None, Off.Percent(15), Off.Amount(Usd(37)), Off.Amount(Usd(1_000_000)) })
                QuoteSums.Of([Item("A", 3, price)], "USD", coupon, Rate(0.0725m), Rates, step).ShippingOptions
                    .ShouldAllBe(o => o.Total.Amount % step == 0 && o.Total.Amount >= 0);
    }

    [Theory]
    [InlineData(10d, null, 995, 100)]
    [InlineData(10d, null, 994, 99)]
    [InlineData(12.5, null, 1000, 125)]
    [InlineData(12.5, null, 1996, 250)]
    [InlineData(33.33, null, 10_000, 3333)]
    [InlineData(0.01, null, 4999, 0)]
    [InlineData(0.01, null, 5000, 1)]
    [InlineData(100d, null, 995, 995)]
    [InlineData(null, 500, 995, 500)]
    [InlineData(null, 500, 400, 400)]
    public void A_discount_rounds_halves_up_and_never_exceeds_the_subtotal(double? percent, int? amount, long subtotal, long off) =>
        QuoteSums.DiscountOf((decimal?)percent, amount is { } a ? Usd(a) : null, Usd(subtotal)).ShouldBe(Usd(off));

    [Fact]
    public void Whatever_is_bought_the_parts_sum_to_the_whole()
    {
        var items = Gen.Choose(0, 500_000).SelectMany(price => Gen.Choose(1, 5_000).Select(quantity => (price, quantity))).NonEmptyListOf();
        var coupon = Gen.OneOf(Gen.Constant(Off.None), Gen.Choose(1, 10_000).Select(p => Off.Percent(p / 100m)),
            Gen.Choose(1, 9_999_999).Select(a => Off.Amount(Usd(a))));
        var rate = Gen.Choose(0, 999_999).SelectMany(m => Gen.Elements(true, false).Select(inclusive => (m, inclusive)));
        Prop.ForAll(items.ToArbitrary(), coupon.ToArbitrary(), rate.ToArbitrary(), (bought, c, r) =>
        {
            var tax = Rate(r.m / 1_000_000m, r.inclusive);
            var s = QuoteSums.Of([.. bought.Select((b, i) => Item($"S{i}", b.quantity, b.price))], "USD", c, tax, Rates);
            var charged = s.Subtotal.Amount - s.Discount.Amount;
            return s.Lines.Sum(l => l.UnitPrice.Amount * l.Quantity) == s.Subtotal.Amount
                && s.Lines.Sum(l => l.Discount.Amount) == s.Discount.Amount
                && s.Lines.Sum(l => l.Tax.Amount) == s.Tax.Amount
                && s.Lines.All(l => l.Total.Amount == l.UnitPrice.Amount * l.Quantity - l.Discount.Amount + l.Tax.Amount)
                && s.Lines.All(l => l.Discount.Amount >= 0 && l.Discount.Amount <= l.UnitPrice.Amount * l.Quantity && l.Tax.Amount >= 0
                    && l.TaxIncluded.Amount <= l.Total.Amount)
                && s.Discount.Amount >= 0 && charged >= 0
                && s.Taxes.Sum(t => t.Amount.Amount) == (r.inclusive ? s.Lines.Sum(l => l.TaxIncluded.Amount) : s.Tax.Amount)
                && s.ShippingOptions.All(o => o.Taxes.Sum(t => t.Amount.Amount)
                    == (r.inclusive ? s.Lines.Sum(l => l.TaxIncluded.Amount) + o.TaxIncluded.Amount : s.Tax.Amount + o.Tax.Amount))
                && (r.inclusive ? s.Tax.Amount == 0 : Math.Abs(s.Tax.Amount - charged * (r.m / 1_000_000m)) <= 0.5m)
                && s.ShippingOptions.All(o => o.Total.Amount == charged + s.Tax.Amount + o.Price.Amount + o.Tax.Amount)
                && (r.inclusive || s.ShippingOptions.All(o => Math.Abs(s.Tax.Amount + o.Tax.Amount - (charged + o.Price.Amount) * (r.m / 1_000_000m)) <= 0.5m));
        }).QuickCheckThrowOnFailure();
    }

    private static Money Usd(long amount) => new(amount, "USD");

    private static QuoteSums.Item Item(string sku, int quantity, long price) => new(sku, sku, quantity, Usd(price));

    private static TaxRate Rate(decimal rate, bool inclusive = false) => new(Guid.Empty, "US", null, rate, inclusive);
}

using System.Text.Json;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Pricing.Quotes;

/// <summary>Goods of several tax classes in one cart.</summary>
public sealed class TaxClassTests(TaxClassTests.Quiet shared) : ShopTest(shared), IClassFixture<TaxClassTests.Quiet>
{
    /// <summary>Where nobody else is at work while all invariants are asked.</summary>
    public sealed class Quiet() : SharedShop([]);

    [Fact]
    public async Task Each_class_is_taxed_at_its_rate_and_all_of_it_adds_up()
    {
        var cart = await CartAsync(Guest, (await OfClassAsync("standard", 11900), 1), (await OfClassAsync("reduced", 10700), 1),
            (await OfClassAsync("zero", 1000), 2), (await OfClassAsync("none", 500), 1));
        var quote = await QuoteAsync(Guest, cart, In("DE", "Köln", "50667"));
        Taxes(quote["taxes"]).ShouldBe([("VAT", 19m, 10000, 1900, true), ("VAT", 7m, 10000, 700, true), ("VAT", 0m, 2000, 0, true)]);
        quote["lines"].EnumerateArray().Select(l => Amount(l.GetProperty("taxIncluded"))).ShouldBe([1900, 700, 0, 0]);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        order["taxes"].GetArrayLength().ShouldBe(3);
        Amount(order["taxIncluded"]).ShouldBe(2600 + Amount(order["shippingOption"].GetProperty("taxIncluded")));
        await Shop.ShouldBeSoundAsync();
    }

    [Theory]
    // The seller's own tax is taken off by class.
    [InlineData("CH", "Zürich", "8001", null, "reduced", 10700, 10000, null)]
    [InlineData("CH", "Zürich", "8001", null, "zero", 10700, 10700, null)]
    [InlineData("CH", "Zürich", "8001", null, "none", 10700, 10700, null)]
    // Another country's reduced rate; without one its usual rate, or in the Union the seller's.
    [InlineData("FR", "Lyon", "69001", null, "reduced", 10700, 10700, 5.5)]
    [InlineData("AU", "Perth", "6000", "WA", "reduced", 10700, 10700, 10d)]
    [InlineData("AT", "Wien", "1010", null, "reduced", 10700, 10700, 7d)]
    [InlineData("AT", "Wien", "1010", null, "zero", 10700, 10700, 0d)]
    // Added on top: what is left of the price after the seller's tax is taxed there.
    [InlineData("US", "San Francisco", "94107", "CA", "reduced", 10700, 10000, 7.25)]
    [InlineData("US", "San Francisco", "94107", "CA", "zero", 10700, 10700, 0d)]
    [InlineData("US", "San Francisco", "94107", "CA", "none", 10700, 10700, null)]
    public async Task A_class_is_taxed_as_the_place_says(
        string country, string city, string postalCode, string? region, string taxClass, long price, long subtotal, double? percent)
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await OfClassAsync(taxClass, price), 1)), In(country, city, postalCode, region));
        Amount(quote["subtotal"]).ShouldBe(subtotal);
        Taxes(quote["taxes"]).Select(t => (double?)t.Percent).ShouldBe(percent is null ? [] : [percent]);
    }

    [Theory]
    [InlineData(null, 1900 + 327)]
    [InlineData("standard", 1900 + 327)]
    [InlineData("reduced", 1900 + 134)]
    [InlineData("zero", 1900)]
    [InlineData("none", 1900)]
    [InlineData("highest", 1900 + 327)]
    public void Delivery_is_taxed_as_its_class_says(string? word, long contained)
    {
        var tax = ShippingTax.From(new ConfigurationBuilder().AddInMemoryCollection([new("Pricing:ShippingTaxClass", word)]).Build());
        var there = new TaxesThere(c => new(c switch
        {
            TaxClass.None => TaxRate.None,
            TaxClass.Zero => Vat(0.19m).AsZero(),
            TaxClass.Reduced => Vat(0.07m),
            _ => Vat(0.19m),
        }, null));
        var sums = QuoteSums.Of(
            [Item("A", 11900, Vat(0.19m)), Item("B", 500, TaxRate.None)], "EUR", Off.None, tax.RateOf(there, [there.Of(TaxClass.Standard)]),
            [new("DHL", "Paket", new(2048, "EUR"), 3)]);
        sums.ShippingOptions[0].Taxes.Sum(t => t.Amount.Amount).ShouldBe(contained);
        sums.ShippingOptions[0].Taxes.Sum(t => t.Amount.Amount + t.Base.Amount).ShouldBe(11900 + (word is "none" ? 0 : 2048));
        sums.ShippingOptions[0].Total.ShouldBe(new Money(11900 + 500 + 2048, "EUR"));
    }

    [Theory]
    [InlineData("usual", "Pricing:ShippingTaxClass is 'usual'")]
    public void What_is_no_class_is_refused_at_the_start(string word, string sentence) => Should.Throw<InvalidOperationException>(() =>
        ShippingTax.From(new ConfigurationBuilder().AddInMemoryCollection([new("Pricing:ShippingTaxClass", word)]).Build())).Message.ShouldStartWith(sentence);

    [Fact]
    public void The_discount_is_spread_first_and_each_rate_is_met_to_the_cent()
    {
        var sums = QuoteSums.Of(
            [Item("A", 1999, Vat(0.0725m, false)), Item("B", 333, Vat(0.02m, false)), Item("C", 4999, Vat(0.0725m, false)), Item("D", 777, TaxRate.None)],
            "EUR", Off.Percent(10), Vat(0.0725m, false), [new("DHL", "Paket", new(593, "EUR"), 3)]);
        (sums.Subtotal.Amount, sums.Discount.Amount).ShouldBe((8108, 811));
        sums.Lines.Select(l => l.Discount.Amount).ShouldBe([200, 33, 500, 78]);
        sums.Taxes.Select(t => (t.Percent, t.Base.Amount, t.Amount.Amount)).ShouldBe([(7.25m, 1799 + 4499, 457), (2m, 300, 6)]);
        sums.Lines.Select(l => l.Tax.Amount).ShouldBe([131, 6, 326, 0]);
        sums.Tax.Amount.ShouldBe(463);
        (sums.ShippingOptions[0].Tax.Amount, sums.ShippingOptions[0].Total.Amount).ShouldBe((43, 8108 - 811 + 463 + 593 + 43));
    }

    [Fact]
    public void Whatever_is_bought_of_whatever_class_the_parts_sum_to_the_whole()
    {
        var random = new Random(7);
        for (var run = 0; run < 2000; run++)
        {
            TaxRate[] rates = [TaxRate.None, Vat(0).AsZero(), Vat(0.19m), Vat(0.07m, random.Next(4) > 0), Vat(random.Next(1, 300_000) / 1_000_000m, false)];
            var items = Enumerable.Range(0, random.Next(1, 6)).Select(i => Item($"S{i}", random.Next(0, 20_000), rates[random.Next(rates.Length)])).ToList();
            var coupon = random.Next(3) switch
            {
                0 => Off.None,
                1 => Off.Percent(random.Next(1, 101)),
                _ => Off.Amount(new(random.Next(1, 9999), "EUR")),
            };
            var sums = QuoteSums.Of(items, "EUR", coupon, rates[random.Next(rates.Length)], [new("DHL", "Paket", new(random.Next(0, 3000), "EUR"), 3)]);
            var (option, charged) = (sums.ShippingOptions[0], sums.Subtotal.Amount - sums.Discount.Amount);
            sums.Lines.Sum(l => l.Tax.Amount).ShouldBe(sums.Tax.Amount);
            sums.Lines.Sum(l => l.Total.Amount).ShouldBe(charged + sums.Tax.Amount);
            sums.Lines.ShouldAllBe(l => l.TaxIncluded.Amount <= l.Total.Amount && l.Tax.Amount >= 0);
            option.Total.Amount.ShouldBe(charged + sums.Tax.Amount + option.Price.Amount + option.Tax.Amount);
            sums.Taxes.Where(t => t.Included).Sum(t => t.Amount.Amount).ShouldBe(sums.Lines.Sum(l => l.TaxIncluded.Amount));
            sums.Taxes.Where(t => !t.Included).Sum(t => t.Amount.Amount).ShouldBe(sums.Tax.Amount);
            option.Taxes.Where(t => !t.Included).Sum(t => t.Amount.Amount).ShouldBe(sums.Tax.Amount + option.Tax.Amount);
            option.Taxes.Where(t => t.Included).Sum(t => t.Amount.Amount).ShouldBe(sums.Lines.Sum(l => l.TaxIncluded.Amount) + option.TaxIncluded.Amount);
        }
    }

    [Fact]
    public async Task The_checkout_says_what_is_taxed_at_which_rate()
    {
        using var browser = Shop.Browser();
        foreach (var (taxClass, price) in new[] { ("standard", 11900L), ("reduced", 10700L), ("zero", 1000L) })
            await browser.PostAsync("/cart/items", ("sku", await OfClassAsync(taxClass, price)), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "Domkloster 4"),
            ("shipTo.city", "Köln"), ("shipTo.postalCode", "50667"), ("shipTo.country", "DE"))).ShouldBe(200)
            .ShouldShow("€7.00 of VAT 7 %").ShouldShow("VAT 0 % on €10.00.");
    }

    private async Task<string> OfClassAsync(string taxClass, long price)
    {
        var sku = "T-" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/products", new
        {
            name = $"Test {sku}",
            category = "home",
            status = "active",
            taxClass,
            variants = new[] { new { sku, price = new { amount = price, currency = "EUR" }, weightGrams = 250 } },
        })).ShouldBe(201)["taxClass"].GetString().ShouldBe(taxClass);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 10, reason = "test" }, NewKey())).ShouldBe(201);
        return sku;
    }

    private static object In(string country, string city, string postalCode, string? region = null) =>
        new { name = "Ada Buyer", line1 = "Hauptstr. 1", city, region, postalCode, country };

    private static (string Name, decimal Percent, long Base, long Amount, bool Included)[] Taxes(JsonElement taxes) =>
    [
        .. taxes.EnumerateArray().Select(t => (t.GetProperty("name").GetString()!, t.GetProperty("percent").GetDecimal(), Amount(t.GetProperty("base")),
            Amount(t.GetProperty("amount")), t.GetProperty("included").GetBoolean())),
    ];

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();

    private static QuoteSums.Item Item(string sku, long price, TaxRate rate) => new(sku, sku, 1, new(price, "EUR")) { Rate = rate };

    private static TaxRate Vat(decimal rate, bool inclusive = true) => new(Guid.Empty, "DE", null, rate, inclusive);
}

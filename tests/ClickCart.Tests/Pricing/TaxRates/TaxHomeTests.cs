using ClickCart.Pricing.TaxRates;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class TaxHomeTests
{
    [Theory]
    [InlineData(11900, 1, 10000)]
    [InlineData(999, 1, 839)]
    [InlineData(1, 1, 1)]
    [InlineData(11900, 100, 10000)]
    [InlineData(12300, 100, 10300)]
    public void An_exported_price_is_without_the_sellers_tax(long gross, long step, long net) =>
        TaxHome.Terms("CH", TaxRate.None, Vat("DE", 0.19m)).PriceOf(new(gross, "EUR"), step).ShouldBe(new Money(net, "EUR"));

    [Theory]
    [InlineData("DE", 0.19, "DE", null)]
    [InlineData("FR", 0.2, "FR", null)]
    [InlineData("AT", 0, "DE", null)]
    [InlineData("CH", 0, "", "DE")]
    [InlineData("GB", 0.2, "GB", null)]
    public void A_seller_in_the_union_charges_its_own_tax_where_none_is_known_in_it(string country, double rate, string charged, string? takenOff)
    {
        var own = Vat("DE", 0.19m);
        var there = TaxHome.Charged(country, rate == 0 ? TaxRate.None : Vat(country, (decimal)rate), own);
        var terms = TaxHome.Terms(country, there, own);
        (terms.Rate.Country, terms.Exported?.Country).ShouldBe((charged, takenOff));
        // Prices in other currencies contain the tax of where the goods go, and nothing is taken off.
        var abroad = TaxHome.Terms(country, there, own: null);
        (abroad.Rate.Country, abroad.Exported).ShouldBe((charged, null));
    }

    [Fact]
    public void Without_a_home_nothing_is_taken_off() =>
        TaxHome.Terms("CH", TaxRate.None, own: null).PriceOf(new(11900, "EUR"), 1).ShouldBe(new Money(11900, "EUR"));

    [Theory]
    [InlineData("XX", "EUR", "Pricing:Home:Country is 'XX'")]
    [InlineData("DE", "EURO", "Pricing:Home:Currency is 'EURO'")]
    [InlineData("DE", null, "Pricing:Home:Currency is ''")]
    public void What_is_no_country_or_currency_is_refused_at_the_start(string country, string? currency, string sentence) =>
        Should.Throw<InvalidOperationException>(() => TaxHome.From(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Pricing:Home:Country", country), new("Pricing:Home:Currency", currency)]).Build())).Message.ShouldStartWith(sentence);

    private static TaxRate Vat(string country, decimal rate) => new(Guid.Empty, country, null, rate, inclusive: true);
}

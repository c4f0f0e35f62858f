using System.Text.Json;

namespace ClickCart.Tests.Kernel;

public sealed class MoneyTests
{
    [Fact]
    public void Currencies_do_not_mix() => Should.Throw<InvalidOperationException>(() => new Money(1, "USD") + new Money(1, "EUR"));

    [Fact]
    public void Sums_do_not_wrap_around() => Should.Throw<OverflowException>(() => new Money(long.MaxValue, "USD") + new Money(1, "USD"));

    [Theory]
    [InlineData("USD", 19.99, 1999)]
    [InlineData("JPY", 500, 500)]
    [InlineData("KWD", 1.234, 1234)]
    [InlineData("ISK", 1000, 1000)]
    [InlineData("MGA", 100.5, 10050)]
    public void Major_units_convert_by_the_currency(string currency, double major, long minor)
    {
        Money.FromMajor((decimal)major, currency).Amount.ShouldBe(minor);
        new Money(minor, currency).ToMajor().ShouldBe((decimal)major);
    }

    [Theory]
    [InlineData(1999, "USD", "$19.99")]
    [InlineData(500, "USD", "$5.00")]
    [InlineData(-123456789, "EUR", "−€1,234,567.89")]
    [InlineData(500, "JPY", "¥500")]
    [InlineData(1999, "CHF", "CHF\u00a019.99")]
    [InlineData(1234, "KWD", "KWD\u00a01.234")]
    public void People_read_it_in_one_way(long amount, string currency, string written) => new Money(amount, currency).ToString().ShouldBe(written);

    [Theory]
    [InlineData("USD", true)]
    [InlineData("ISK", true)]
    [InlineData("UDS", false)]
    [InlineData("XXX", false)]
    [InlineData("XAU", false)]
    [InlineData("usd", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_currencies_that_people_pay_with_are_currencies(string? code, bool isOne) => Money.IsCurrency(code).ShouldBe(isOne);

    [Theory]
    [InlineData("""{"amount":1999}""")]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("""{"amount":19.99,"currency":"USD"}""")]
    [InlineData("""{"amount":"1999","currency":"USD"}""")]
    [InlineData("""{"amount":1999,"currency":"usd"}""")]
    [InlineData("""{"amount":1999,"currency":"UDS"}""")]
    [InlineData("""{"amount":1999,"currency":"USD","more":1}""")]
    [InlineData("1999")]
    public void Json_that_is_not_exactly_money_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void Json_reads_back_what_it_wrote() =>
        JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(new Money(-5, "GBP"))).ShouldBe(new Money(-5, "GBP"));
}

namespace ClickCart.Tests.Kernel;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData(0, "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF")]
    [InlineData(2, "USD", "EUR", "GBP", "CHF", "HUF", "TWD", "IDR", "MGA", "MRU", "BGN", "XCG", "ZWG")]
    [InlineData(3, "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")]
    public void Decimals_are_those_of_ISO_4217(int decimals, params string[] codes)
    {
        codes.ShouldAllBe(code => Currencies.Has(code) && Currencies.DecimalsOf(code) == decimals);
        codes.ShouldBeSubsetOf(Currencies.All);
    }

    [Theory]
    [InlineData("UDS")]
    [InlineData("usd")]
    [InlineData("DEM")]
    [InlineData("XAU")]
    [InlineData("XXX")]
    [InlineData("XTS")]
    [InlineData("EURO")]
    [InlineData("")]
    [InlineData(null)]
    public void What_nobody_pays_in_is_no_currency(string? code) => Currencies.Has(code).ShouldBeFalse();

    [Fact]
    public void The_table_has_each_code_once_and_nothing_but_codes()
    {
        Currencies.All.ShouldBeUnique();
        Currencies.All.ShouldAllBe(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper));
        Currencies.All.Count.ShouldBeInRange(150, 160);
    }
}

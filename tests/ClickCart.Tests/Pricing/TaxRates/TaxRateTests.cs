using ClickCart.Pricing.TaxRates;

namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class TaxRateTests
{
    [Theory]
    [InlineData("0.0725", false, 3898, 283, 0)]
    [InlineData("0.2", true, 1200, 0, 200)]
    [InlineData("0.19", true, 100, 0, 16)]
    [InlineData("0.05", false, 10, 1, 0)]
    [InlineData("0", false, 1000, 0, 0)]
    public void Tax_is_added_or_contained_to_the_nearest_cent(string rate, bool inclusive, long amount, long onTop, long contained)
    {
        var tax = new TaxRate(Guid.Empty, "GB", null, decimal.Parse(rate), inclusive);
        (tax.OnTop(amount), tax.Contained(amount)).ShouldBe((onTop, contained));
    }

    [Theory]
    [InlineData("US", "CA", "CA")]
    [InlineData("US", " us-ca ", "CA")]
    [InlineData("US", "california", "CA")]
    [InlineData("DE", "by", "BY")]
    [InlineData("US", null, "")]
    public void Regions_compare_by_code_however_they_are_written(string country, string? region, string normal) =>
        TaxRate.RegionOf(country, region).ShouldBe(normal);

    [Theory]
    [InlineData("-0.01", false)]
    [InlineData("1", false)]
    [InlineData("0.0000001", false)]
    [InlineData("0.999999", true)]
    public void A_rate_is_below_one_with_up_to_six_decimals(string rate, bool allowed) => TaxRate.IsRate(decimal.Parse(rate)).ShouldBe(allowed);
}

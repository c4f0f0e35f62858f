using ClickCart.Payments.Gateway;

namespace ClickCart.Tests.Payments.Gateway;

public sealed class StripeAmountTests
{
    [Theory]
    [InlineData("USD", 1999, 1999)]
    [InlineData("JPY", 500, 500)]
    [InlineData("HUF", 100_050, 100_050)]
    [InlineData("ISK", 1000, 100_000)]
    [InlineData("UGX", 37_000, 3_700_000)]
    [InlineData("MGA", 10_000, 100)]
    [InlineData("KWD", 12_340, 12_340)]
    [InlineData("TND", 10, 10)]
    public void Amounts_are_said_as_the_gateway_counts_them_and_read_back(string currency, long minor, long wire)
    {
        StripeAmount.ToWire(minor, currency).ShouldBe(wire);
        StripeAmount.FromWire(wire, currency.ToLowerInvariant()).ShouldBe(minor);
    }

    [Theory]
    [InlineData("MGA", 10_050)]
    [InlineData("KWD", 12_345)]
    [InlineData("BHD", 1)]
    public void What_is_no_multiple_of_the_least_step_cannot_be_charged(string currency, long minor)
    {
        (minor % StripeAmount.StepOf(currency)).ShouldNotBe(0);
        Should.Throw<InvalidOperationException>(() => StripeAmount.ToWire(minor, currency));
    }

    [Fact]
    public void Whatever_the_gateway_says_is_read() => StripeAmount.FromWire(long.MaxValue, "mga").ShouldBe(long.MaxValue / 100 * 100);
}

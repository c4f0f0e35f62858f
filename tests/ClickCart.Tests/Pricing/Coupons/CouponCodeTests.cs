using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class CouponCodeTests
{
    [Theory]
    [InlineData("SPRING\u200b")]
    [InlineData("\ufeffspring")]
    [InlineData("SPR\u00adING")]
    [InlineData(" spring\u2060\u00a0\t")]
    [InlineData("\u202aSPRING\u202c")]
    [InlineData("SPRING\ufe0f")]
    [InlineData("\u3164SPRING\u3164")]
    [InlineData("SPR\u034fING")]
    [InlineData("\uff33\uff30\uff32\uff29\uff2e\uff27")]
    public void What_nobody_sees_is_no_part_of_a_code(string pasted) => Coupon.Normal(pasted).ShouldBe("SPRING");
}

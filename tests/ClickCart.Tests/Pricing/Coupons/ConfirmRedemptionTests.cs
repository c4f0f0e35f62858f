using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ConfirmRedemptionTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task A_confirmed_use_does_not_run_out()
    {
        var (code, order) = (await CouponAsync(), NewOrder());
        await RedeemAsync(code, order, expiresAt: Shop.Clock.GetUtcNow().AddMinutes(-1));
        for (var i = 0; i < 2; i++) await Shop.TellAsync(new ConfirmRedemption.Request(order));
        await Shop.TellAsync(new FreeExpiredRedemptions.Request());
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task News_of_an_order_that_comes_too_late_takes_the_use_again_within_the_limit()
    {
        var (code, order, faster) = (await CouponAsync(totalLimit: 1), NewOrder(), NewOrder());
        await RedeemAsync(code, order, expiresAt: Shop.Clock.GetUtcNow().AddMinutes(-1));
        await Shop.TellAsync(new FreeExpiredRedemptions.Request());
        (await UsesAsync(code)).ShouldBe(0);
        await Shop.TellAsync(new ConfirmRedemption.Request(order));
        (await UsesAsync(code)).ShouldBe(1);
        ShouldBeRefused((await RedeemAsync(code, faster)).Error, "used-up");
    }
}

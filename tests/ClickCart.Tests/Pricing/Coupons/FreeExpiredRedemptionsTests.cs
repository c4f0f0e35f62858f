using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class FreeExpiredRedemptionsTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task The_use_of_an_order_that_was_never_placed_comes_back()
    {
        var (code, order) = (await CouponAsync(totalLimit: 1, perCustomerLimit: 1), NewOrder());
        await RedeemAsync(code, order, expiresAt: Shop.Clock.GetUtcNow().AddSeconds(-1));
        (await UsesAsync(code)).ShouldBeInRange(0, 1);
        await Shop.RunAsync<FreeExpiredRedemptions>();
        (await UsesAsync(code)).ShouldBe(0);
        (await RedeemAsync(code, order)).Succeeded.ShouldBeTrue();
        (await UsesAsync(code)).ShouldBe(1);
    }
}

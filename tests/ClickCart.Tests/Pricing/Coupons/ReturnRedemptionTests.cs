using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ReturnRedemptionTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task A_cancelled_order_gives_its_use_back_once_to_both_limits()
    {
        var (code, order) = (await CouponAsync(totalLimit: 1, perCustomerLimit: 1), NewOrder());
        await RedeemAsync(code, order);
        await Shop.HandleAsync<ConfirmRedemption, OrderPlaced>(Events.OrderPlaced(order));
        for (var i = 0; i < 2; i++) await Shop.HandleAsync<ReturnRedemption, OrderCancelled>(Events.OrderCancelled(order));
        (await UsesAsync(code)).ShouldBe(0);
        // An OrderPlaced that was overtaken by OrderCancelled changes nothing.
        await Shop.HandleAsync<ConfirmRedemption, OrderPlaced>(Events.OrderPlaced(order));
        (await UsesAsync(code)).ShouldBe(0);
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        ShouldBeRefused((await RedeemAsync(code, order)).Error, "returned");
    }
}

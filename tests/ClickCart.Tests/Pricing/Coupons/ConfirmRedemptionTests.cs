using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ConfirmRedemptionTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task A_confirmed_use_does_not_run_out()
    {
        var (code, order) = (await CouponAsync(), NewOrder());
        await RedeemAsync(code, order, expiresAt: Shop.Clock.GetUtcNow().AddMinutes(-1));
        for (var i = 0; i < 2; i++) await Shop.HandleAsync<ConfirmRedemption, OrderPlaced>(Events.OrderPlaced(order));
        await Shop.RunAsync<FreeExpiredRedemptions>();
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_orders_with_a_coupon_concern_it()
    {
        var (sku, code) = (await ProductAsync(), await CouponAsync());
        var plain = await OrderAsync(Guest, sku);
        var cart = await CartAsync(Guest, (sku, 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var reduced = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        (await PublishedAsync(plain), await PublishedAsync(reduced)).ShouldBe((0, 1));

        async Task<int> PublishedAsync(ApiResponse order)
        {
            await using var scope = Shop.Services.CreateAsyncScope();
            var id = order["id"].GetString()!;
            return await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>("ordering").Outbox.CountAsync(m =>
                m.Subscriber == "pricing.ConfirmRedemption" && m.Payload.Contains(id));
        }
    }

    [Fact]
    public async Task An_event_of_an_order_that_comes_too_late_takes_the_use_again_within_the_limit()
    {
        var (code, order, faster) = (await CouponAsync(totalLimit: 1), NewOrder(), NewOrder());
        await RedeemAsync(code, order, expiresAt: Shop.Clock.GetUtcNow().AddMinutes(-1));
        await Shop.RunAsync<FreeExpiredRedemptions>();
        (await UsesAsync(code)).ShouldBe(0);
        await Shop.HandleAsync<ConfirmRedemption, OrderPlaced>(Events.OrderPlaced(order));
        (await UsesAsync(code)).ShouldBe(1);
        ShouldBeRefused((await RedeemAsync(code, faster)).Error, "used-up");
    }
}

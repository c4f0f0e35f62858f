using ClickCart.Tests.Pricing.Promotions;

namespace ClickCart.Tests.Ordering.Carts;

public sealed class RemoveOneCouponTests(SharedShop shared) : PromotionTest(shared)
{
    [Fact]
    public async Task The_others_stay_and_one_that_is_not_on_changes_nothing()
    {
        var (first, second) = (await CouponAsync(new { percent = 10, combines = true }), await CouponAsync(new { percent = 50, combines = true }));
        var cart = await CartAsync(Guest, (await ProductAsync(2000), 1));
        foreach (var code in new[] { first, second }) (await Guest.PutAsync($"/carts/{cart}/coupons/{code}", new { })).ShouldBe(200);
        var left = (await Guest.DeleteAsync($"/carts/{cart}/coupons/{first.ToLowerInvariant()}")).ShouldBe(200);
        (left["coupon"].GetString(), Amount(left["discount"])).ShouldBe((second, 1000));
        (await Guest.DeleteAsync($"/carts/{cart}/coupons/{first}")).ShouldBe(200)["version"].GetInt32().ShouldBe(left["version"].GetInt32());
        (await Guest.DeleteAsync($"/carts/nothing/coupons/{first}")).ShouldBeProblem(404, "not-found");
    }
}

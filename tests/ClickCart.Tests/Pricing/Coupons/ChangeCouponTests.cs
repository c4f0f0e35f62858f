namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ChangeCouponTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task All_rules_are_set_but_limits_do_not_fall_below_what_is_used()
    {
        var code = await CouponAsync();
        for (var i = 0; i < 2; i++) await RedeemAsync(code, NewOrder());
        var etag = (await Admin.GetAsync($"/admin/coupons/{code}")).ETag;
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20 })).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20, totalLimit = 1 }, etag)).ShouldBeInvalid("totalLimit");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20, perCustomerLimit = 1 }, etag)).ShouldBeInvalid("perCustomerLimit");
        (await Admin.PutAsync($"/admin/coupons/{code.ToLowerInvariant()}", new { percent = 20, totalLimit = 2, active = false }, etag)).ShouldBe(200)["percent"].GetInt32().ShouldBe(20);
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 30 }, etag)).ShouldBeProblem(412, "stale-version");
        (await Admin.PutAsync("/admin/coupons/no-such-coupon", new { percent = 30 }, "\"1\"")).ShouldBeProblem(404, "not-found");
    }
}

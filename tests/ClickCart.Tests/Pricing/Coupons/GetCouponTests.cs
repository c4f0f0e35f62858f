namespace ClickCart.Tests.Pricing.Coupons;

public sealed class GetCouponTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task A_coupon_is_found_without_case_and_reads_as_it_was_made()
    {
        var coupon = (await Admin.GetAsync("/admin/coupons/save5")).ShouldBe(200);
        coupon["code"].GetString().ShouldBe("SAVE5");
        coupon["amount"].GetProperty("amount").GetInt64().ShouldBe(500);
        coupon["minimumSubtotal"].GetProperty("amount").GetInt64().ShouldBe(5000);
        (await Admin.GetAsync("/admin/coupons/no-such-coupon")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("/admin/coupons/SAVE5")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so()
    {
        using var office = await Shop.OfficeAsync("/admin/coupons");
        (await office.OpenAsync("/admin/coupons/code/NONE-SUCH")).ShouldBe(404);
    }
}

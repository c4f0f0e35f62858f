namespace ClickCart.Tests.Pricing.Coupons;

public sealed class EndCouponTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task Nobody_uses_an_ended_coupon_and_its_uses_stay()
    {
        var code = await CouponAsync();
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        (await Admin.PostAsync($"/admin/coupons/{code}/end")).ShouldBe(200)["active"].GetBoolean().ShouldBeFalse();
        ShouldBeRefused((await CheckAsync(code, new(1000, "USD"))).Error, "inactive");
        ShouldBeRefused((await RedeemAsync(code, NewOrder())).Error, "inactive");
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task Ending_it_twice_is_ending_it_once()
    {
        var code = await CouponAsync();
        var first = (await Admin.PostAsync($"/admin/coupons/{code}/end")).ShouldBe(200)["version"].GetInt32();
        (await Admin.PostAsync($"/admin/coupons/{code}/end")).ShouldBe(200)["version"].GetInt32().ShouldBe(first);
        (await Admin.PostAsync("/admin/coupons/NONE-SUCH/end")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_button_asks_first_and_support_has_none()
    {
        var code = await CouponAsync();
        using var admin = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await admin.PressAsync($"End {code} now")).ShouldBe(200).ShouldShow("The coupon has ended.");
        (await admin.OpenAsync($"/admin/coupons/code/{code}")).ShouldBe(200).Page.QuerySelector("#end").ShouldBeNull();

        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync($"/admin/coupons/code/{code}", email, password);
        support.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }
}

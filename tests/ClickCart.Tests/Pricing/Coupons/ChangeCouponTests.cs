using System.Net;

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

    [Fact]
    public async Task The_form_sets_the_rules()
    {
        var code = await CouponAsync(totalLimit: 5);
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await office.PressAsync("Save", ("percent", ""), ("amount", "7.50"), ("totalLimit", ""), ("validUntil", "2031-01-31T12:00"))).ShouldBe(200).ShouldShow("The coupon is changed.");
        var changed = await Admin.GetAsync($"/admin/coupons/{code}");
        changed["amount"].GetProperty("amount").GetInt64().ShouldBe(750);
        changed["percent"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed["totalLimit"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed["validUntil"].GetDateTimeOffset().ShouldBe(new DateTimeOffset(2031, 1, 31, 12, 0, 0, TimeSpan.Zero));
        changed["active"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_that_is_out_of_date_is_shown_again_with_what_was_typed()
    {
        var code = await CouponAsync();
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 20 }, (await Admin.GetAsync($"/admin/coupons/{code}")).ETag)).ShouldBe(200);
        (await office.PressAsync("Save", ("percent", "33"))).ShouldBe(412);
        (await office.PressAsync("Save")).ShouldBe(200);
        (await Admin.GetAsync($"/admin/coupons/{code}"))["percent"].GetInt32().ShouldBe(33);
    }

    [Fact]
    public async Task An_order_that_uses_it_does_not_make_its_form_out_of_date()
    {
        var code = await CouponAsync();
        using var office = await Shop.OfficeAsync($"/admin/coupons/code/{code}");
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        (await office.PressAsync("Save", ("percent", "33"))).ShouldBe(200).ShouldShow("The coupon is changed.");
        (await UsesAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task Limits_that_are_set_while_orders_come_are_never_exceeded()
    {
        var code = await CouponAsync();
        var etag = (await Admin.GetAsync($"/admin/coupons/{code}")).ETag;
        var orders = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RedeemAsync(code, NewOrder()))));
        await Eventually.TrueAsync(async () => await UsesAsync(code) > 0, "the first order has its discount");
        Answer changed;
        for (var limit = 1; (changed = await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 10, perCustomerLimit = limit }, etag)).Status != HttpStatusCode.OK; limit++)
            changed.ShouldBeInvalid("perCustomerLimit");
        var taken = (await orders).Count(o => o.Succeeded);
        (taken, taken <= changed["perCustomerLimit"].GetInt32()).ShouldBe((await UsesAsync(code), true));
    }
}

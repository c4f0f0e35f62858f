using ClickCart.Tests.Pricing.Promotions;

namespace ClickCart.Tests.Ordering.Carts;

public sealed class AddCouponTests(SharedShop shared) : PromotionTest(shared)
{
    [Fact]
    public async Task Coupons_that_combine_are_used_together_and_counted_each()
    {
        var (first, second) = (await CouponAsync(new { percent = 10, combines = true }), await CouponAsync(new { amount = Usd(300), combines = true }));
        var cart = await CartAsync(Guest, (await ProductAsync(2000), 1), (await ProductAsync(1000), 2));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = second })).ShouldBe(200);
        var both = (await Guest.PutAsync($"/carts/{cart}/coupons/{first.ToLowerInvariant()}", new { })).ShouldBe(200);
        (both["coupon"].GetString(), Amount(both["discount"]), Applied(both)).ShouldBe((second, 700, $"{first} 400; {second} 300"));
        both["coupons"].EnumerateArray().Select(c => c.GetString()).ShouldBe([second, first]);

        var quote = await QuoteAsync(Guest, cart);
        quote["lines"].EnumerateArray().Select(l => Amount(l.GetProperty("discount"))).ShouldBe([350, 350]);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        Applied(order).ShouldBe($"{first} 400; {second} 300");
        foreach (var code in new[] { first, second }) (await Admin.GetAsync($"/admin/coupons/{code}"))["uses"].GetInt32().ShouldBe(1);
        (await Guest.GetAsync($"/carts/{cart}"))["coupons"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task One_that_holds_alone_is_refused_beside_others_and_the_single_coupon_takes_the_place_of_all()
    {
        var (alone, one) = (await CouponAsync(new { percent = 10 }), await CouponAsync(new { percent = 20, combines = true }));
        var (another, delivery) = (await CouponAsync(new { percent = 5, combines = true }), await CouponAsync(new { freeShipping = true }));
        var cart = await CartAsync(Guest, (await ProductAsync(2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupons/{one}", new { })).ShouldBe(200);
        (await Guest.PutAsync($"/carts/{cart}/coupons/{alone}", new { })).ShouldBeProblem(409, "coupon-not-usable")["reason"].GetString().ShouldBe("not-combinable");
        (await Guest.PutAsync($"/carts/{cart}/coupons/{another}", new { })).ShouldBe(200);
        (await Guest.PutAsync($"/carts/{cart}/coupons/{delivery}", new { })).ShouldBe(200)["coupons"].GetArrayLength().ShouldBe(3);
        (await Guest.PutAsync($"/carts/{cart}/coupons/none-such", new { })).ShouldBeProblem(404, "not-found");
        (await Guest.DeleteAsync($"/carts/{cart}/coupons/{another}")).ShouldBe(200)["coupons"].GetArrayLength().ShouldBe(2);
        var single = (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = alone })).ShouldBe(200);
        (single["coupon"].GetString(), single["coupons"].GetArrayLength(), Amount(single["discount"])).ShouldBe((alone, 1, 200));
        (await Guest.DeleteAsync($"/carts/{cart}/coupon")).ShouldBe(200)["coupons"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_cart_has_five_at_most()
    {
        var cart = await CartAsync(Guest, (await ProductAsync(2000), 1));
        for (var i = 0; i < 5; i++)
            (await Guest.PutAsync($"/carts/{cart}/coupons/{await CouponAsync(new { percent = 1, combines = true })}", new { })).ShouldBe(200);
        (await Guest.PutAsync($"/carts/{cart}/coupons/{await CouponAsync(new { percent = 1, combines = true })}", new { }))
            .ShouldBeProblem(409, "coupon-not-usable")["reason"].GetString().ShouldBe("too-many");
    }

    [Fact]
    public async Task The_cart_page_takes_several_and_says_why()
    {
        var sku = await ProductAsync(2000);
        var (first, second) = (await CouponAsync(new { percent = 10, combines = true }), await CouponAsync(new { percent = 50 }));
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        (await browser.PressAsync("Use the coupon", ("code", first))).ShouldBe(200).ShouldShow($"Coupon {first}").ShouldShow("You entered its code.");
        (await browser.PressAsync("Use the coupon", ("code", second))).ShouldBe(409).ShouldShow($"{second} cannot be combined with {first}.");
        (await browser.PressAsync($"Take the coupon {first} off")).ShouldBe(200);
        (await browser.PressAsync("Use the coupon", ("code", second))).ShouldBe(200).ShouldShow("$10.00").ShouldShow("Have another coupon?");
    }
}

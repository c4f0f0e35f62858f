namespace ClickCart.Tests.Pricing.Coupons;

public sealed class CreateCouponTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task Codes_are_unique_without_case()
    {
        var code = await CouponAsync();
        (await Admin.PostAsync("/admin/coupons", new { code = code.ToLowerInvariant(), percent = 10 })).ShouldBeProblem(409, "code-taken");
    }

    [Fact]
    public async Task Rules_that_make_no_sense_are_refused_by_name()
    {
        var usd = new { amount = 500, currency = "USD" };
        await RefusedAsync(new { code = "A B", percent = 10 }, "code");
        await RefusedAsync(new { percent = 10 }, "code");
        await RefusedAsync(new { code = "NOTHING" }, "percent");
        await RefusedAsync(new { code = "BOTH", percent = 10, amount = usd }, "percent");
        await RefusedAsync(new { code = "MUCH", percent = 101 }, "percent");
        await RefusedAsync(new { code = "FREE", amount = new { amount = 0, currency = "USD" } }, "amount");
        await RefusedAsync(new { code = "MIXED", amount = usd, minimumSubtotal = new { amount = 1, currency = "EUR" } }, "minimumSubtotal");
        await RefusedAsync(new { code = "NEVER", percent = 10, totalLimit = 0 }, "totalLimit");
        await RefusedAsync(new { code = "BACK", percent = 10, validFrom = "2026-02-01T00:00:00Z", validUntil = "2026-01-01T00:00:00Z" }, "validUntil");
        (await Guest.PostAsync("/admin/coupons", new { code = "MINE", percent = 100 })).ShouldBeProblem(401, "unauthenticated");
    }

    private async Task RefusedAsync(object body, string field) => (await Admin.PostAsync("/admin/coupons", body)).ShouldBeInvalid(field);

    [Fact]
    public async Task The_form_makes_a_coupon_that_a_shopper_can_use()
    {
        var code = "F" + NewKey()[^12..].ToUpperInvariant();
        using var office = await Shop.OfficeAsync("/admin/coupons/new");
        (await office.PressAsync("Create the coupon", ("code", code), ("percent", "25"), ("minimumSubtotal", "10.00"), ("perCustomerLimit", "1"))).ShouldBe(200)
            .ShouldShow("The coupon is there.");

        var cart = await CartAsync(Guest, (await ProductAsync(price: 2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        (await QuoteAsync(Guest, cart))["discount"].GetProperty("amount").GetInt64().ShouldBe(500);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_which_field_is_wrong()
    {
        using var office = await Shop.OfficeAsync("/admin/coupons/new?currency=EUR");
        (await office.PressAsync("Create the coupon", ("code", "EURO5"), ("percent", "10"), ("amount", "5.00"))).ShouldBe(422);
        office.Page.QuerySelector("[name=percent]")!.GetAttribute("aria-invalid").ShouldBe("true");
        office.Page.QuerySelector("[name=amount]")!.GetAttribute("value").ShouldBe("5.00");
        (await office.PressAsync("Create the coupon", ("percent", ""))).ShouldBe(200);
        (await Admin.GetAsync("/admin/coupons/EURO5"))["amount"].GetProperty("currency").GetString().ShouldBe("EUR");
    }
}

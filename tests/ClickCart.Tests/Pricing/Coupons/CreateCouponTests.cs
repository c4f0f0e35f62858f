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
}

using ClickCart.Pricing.Contracts;

namespace ClickCart.Tests.Pricing;

/// <summary>Steps that the tests of coupons share.</summary>
public abstract class CouponTest(SharedShop shared) : ShopTest(shared)
{
    protected async Task<string> CouponAsync(int? totalLimit = null, int? perCustomerLimit = null)
    {
        var code = "T" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 10, totalLimit, perCustomerLimit })).ShouldBe(201);
        return code;
    }

    protected Task<Result> RedeemAsync(string code, Guid order, string customer = "someone@example.com", DateTimeOffset? expiresAt = null) =>
        Shop.AskAsync<ICoupons, Result>(coupons =>
        coupons.TryRedeemAsync([new(null, code, new Money(100, "USD"))], order, new(null, null, customer), expiresAt ?? Shop.Clock.GetUtcNow().AddMinutes(15),
            TestContext.Current.CancellationToken));

    protected Task<Result<CouponTerms>> CheckAsync(string code, Money subtotal, string? customer = null) =>
        Shop.AskAsync<ICoupons, Result<CouponTerms>>(coupons =>
            coupons.CheckAsync(code, [new("ANY", subtotal)], new(null, null, customer), TestContext.Current.CancellationToken));

    protected async Task<int> UsesAsync(string code) => (await Admin.GetAsync($"/admin/coupons/{code}")).ShouldBe(200)["uses"].GetInt32();

    protected static Guid NewOrder() => Guid.CreateVersion7();

    protected static void ShouldBeRefused(Error? error, string reason)
    {
        error.ShouldNotBeNull().Type.ShouldBe("coupon-not-usable");
        error.Extensions!["reason"].ShouldBe(reason);
    }
}

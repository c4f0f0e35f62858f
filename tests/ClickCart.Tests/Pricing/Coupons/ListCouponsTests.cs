namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ListCouponsTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task It_pages_by_code()
    {
        var prefix = "P" + NewOrder().ToString("n")[20..].ToUpperInvariant();
        foreach (var i in new[] { 2, 1, 3 }) (await Admin.PostAsync("/admin/coupons", new { code = $"{prefix}-{i}", percent = 10, active = i != 3 })).ShouldBe(201);
        var first = (await Admin.GetAsync($"/admin/coupons?q={prefix.ToLowerInvariant()}&limit=2")).ShouldBe(200);
        Codes(first).ShouldBe([$"{prefix}-1", $"{prefix}-2"]);
        Codes((await Admin.GetAsync($"/admin/coupons?q={prefix}&limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200)).ShouldBe([$"{prefix}-3"]);
        Codes((await Admin.GetAsync($"/admin/coupons?q={prefix}&active=false")).ShouldBe(200)).ShouldBe([$"{prefix}-3"]);
    }

    private static IEnumerable<string> Codes(Answer answer) => answer["items"].EnumerateArray().Select(c => c.GetProperty("code").GetString()!);
}

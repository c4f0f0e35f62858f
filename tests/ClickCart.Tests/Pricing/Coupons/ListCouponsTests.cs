namespace ClickCart.Tests.Pricing.Coupons;

public sealed class ListCouponsTests(SharedShop shared) : CouponTest(shared)
{
    [Fact]
    public async Task It_pages_by_code()
    {
        var prefix = "P" + NewOrder().ToString("n")[20..].ToUpperInvariant();
        foreach (var i in new[] { 2, 1, 3 }) (await Admin.PostAsync("/admin/coupons", new { code = $"{prefix}-{i}", percent = 10, active = i != 3 }))
            .ShouldBe(201);
        var first = (await Admin.GetAsync($"/admin/coupons?q={prefix.ToLowerInvariant()}&limit=2")).ShouldBe(200);
        Codes(first).ShouldBe([$"{prefix}-1", $"{prefix}-2"]);
        Codes((await Admin.GetAsync($"/admin/coupons?q={prefix}&limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200)).ShouldBe([$"{prefix}-3"]);
        Codes((await Admin.GetAsync($"/admin/coupons?q={prefix}&active=false")).ShouldBe(200)).ShouldBe([$"{prefix}-3"]);
    }

    private static IEnumerable<string> Codes(ApiResponse answer) => answer["items"].EnumerateArray().Select(c => c.GetProperty("code").GetString()!);

    [Fact]
    public async Task The_page_says_what_each_gives_and_how_often_it_was_used()
    {
        var (code, ended) = (await CouponAsync(totalLimit: 1), await CouponAsync());
        (await RedeemAsync(code, NewOrder())).Succeeded.ShouldBeTrue();
        (await Admin.PostAsync($"/admin/coupons/{ended}/end")).ShouldBe(200);
        using var office = await Shop.OfficeAsync($"/admin/coupons?q={code}");
        office.ShouldShow("10% off").ShouldShow("1 of 1").ShouldShow("Used up");
        (await office.OpenAsync($"/admin/coupons?q={ended}")).ShouldShow("Ended");
        (await office.OpenAsync($"/admin/coupons?q={ended}&active=true")).ShouldBe(200).ShouldShow("Nothing matches");
    }
}

namespace ClickCart.Tests.Pricing.Promotions;

public sealed class ChangePromotionTests(SharedShop shared) : PromotionTest(shared)
{
    private static readonly string[] Returning = ["returning"];

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_told_and_carts_have_the_new_rules_at_once()
    {
        var sku = await ProductAsync(2000);
        var (id, cart) = (await IdOfNewAsync(sku), await CartAsync(Guest, (sku, 1)));
        var etag = (await Admin.GetAsync($"/admin/promotions/{id}")).ETag;
        var rules = new { name = "Quarter", percent = 25, skus = new[] { sku } };
        (await Admin.PutAsync($"/admin/promotions/{id}", rules)).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync($"/admin/promotions/{id}", rules, etag)).ShouldBe(200)["version"].GetInt32().ShouldBe(2);
        (await Admin.PutAsync($"/admin/promotions/{id}", rules, etag)).ShouldBeProblem(412, "stale-version");
        Applied(await Guest.GetAsync($"/carts/{cart}")).ShouldBe("Quarter 500");
        (await Admin.PutAsync($"/admin/promotions/{Guid.CreateVersion7()}", rules, etag)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_form_keeps_what_it_does_not_change()
    {
        var sku = await ProductAsync(2000);
        var id = (await PromotionAsync(new
        {
            name = "Deal",
            percent = 50,
            buy = 2,
            get = 1,
            skus = new[] { sku },
            getSkus = new[] { sku },
            groups = Returning,
            combines = true,
            minimumSubtotal = Usd(100),
            validUntil = "2031-12-31",
            totalLimit = 9,
        }))["id"].GetString();
        var before = await Admin.GetAsync($"/admin/promotions/{id}");
        using var office = await Shop.OfficeAsync($"/admin/promotions/{id}");
        (await office.PressAsync("Save")).ShouldBe(200).ShouldShow("The promotion is changed.");
        var after = await Admin.GetAsync($"/admin/promotions/{id}");
        after.Json.GetRawText().Replace("\"version\":2", "\"version\":1").ShouldBe(before.Json.GetRawText());
    }

    [Fact]
    public async Task A_coupon_is_no_promotion()
    {
        var code = await CouponAsync(new { percent = 10 });
        (await Admin.GetAsync($"/admin/promotions?q={code}"))["items"].GetArrayLength().ShouldBe(0);
        var id = await IdOfNewAsync(await ProductAsync());
        (await Admin.GetAsync($"/admin/coupons/{id}")).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Pricing.Promotions;

public sealed class GetPromotionTests(SharedShop shared) : PromotionTest(shared)
{
    [Fact]
    public async Task Staff_reads_all_its_rules_with_a_version_and_nobody_else()
    {
        var sku = await ProductAsync();
        var id = await IdOfNewAsync(sku, 12.5m);
        var shown = (await Admin.GetAsync($"/admin/promotions/{id}")).ShouldBe(200);
        (shown["name"].GetString(), shown["percent"].GetDecimal(), shown["combines"].GetBoolean(), shown.ETag).ShouldBe(($"Sale {sku}", 12.5m, false, "\"1\""));
        (await Guest.GetAsync($"/admin/promotions/{id}")).ShouldBeProblem(401, "unauthenticated");
        (await Admin.GetAsync($"/admin/promotions/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
        using var office = await Shop.OfficeAsync($"/admin/promotions/{id}");
        office.ShouldBe(200).ShouldShow("12.5% off certain products").ShouldShow("It holds alone, where nothing takes off more");
    }
}

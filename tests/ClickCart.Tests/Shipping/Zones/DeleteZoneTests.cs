namespace ClickCart.Tests.Shipping.Zones;

public sealed class DeleteZoneTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task What_no_zone_names_any_more_is_not_delivered_to()
    {
        // While there is one, nothing else is delivered to.
        await ZoneAsync("Bolivia", ["BO"], Flat("Standard", 500, "USD"));
        var made = await ZoneAsync("Peru", ["PE"], Flat("Standard", 500, "USD"));
        var sku = await ProductAsync();
        var lima = To("PE", "Lima", "15001");
        (await OptionsAsync(sku, 1, lima)).ShouldHaveSingleItem();
        (await Admin.DeleteAsync($"/admin/shipping-zones/{made["id"].GetString()}")).ShouldBe(204);
        (await AskAsync(sku, 1, lima)).ShouldBeInvalid("shipTo.country");
        (await Admin.DeleteAsync($"/admin/shipping-zones/{made["id"].GetString()}")).ShouldBeProblem(404, "not-found");
    }
}

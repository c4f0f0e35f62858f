namespace ClickCart.Tests.Shipping.Zones;

public sealed class ListZonesTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task Only_admins_see_where_the_shop_delivers()
    {
        await ZoneAsync("Kenya", ["KE"], Flat("Standard", 500, "USD"));
        (await Admin.GetAsync("/admin/shipping-zones")).ShouldBe(200).Text.ShouldContain("Kenya");
        var (email, password) = await Shop.SupportAsync(Admin);
        (await (await Shop.SignInAsync(email, password)).GetAsync("/admin/shipping-zones")).ShouldBeProblem(403, "forbidden");
        using var office = await Shop.OfficeAsync("/admin/shipping-zones");
        office.ShouldShow("Kenya").ShouldShow("Standard: One price");
    }
}

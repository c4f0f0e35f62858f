namespace ClickCart.Tests.Shipping.Zones;

public sealed class GetZoneTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task A_zone_is_read_as_it_was_made()
    {
        var made = await ZoneAsync("Chile", ["CL"], Flat("Standard", 500, "USD"));
        var read = (await Admin.GetAsync($"/admin/shipping-zones/{made["id"].GetString()}")).ShouldBe(200);
        read.Json.GetRawText().ShouldBe(made.Json.GetRawText());
        read.ETag.ShouldBe(made.ETag);
        (await Admin.GetAsync($"/admin/shipping-zones/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}

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

    [Fact]
    public async Task The_page_says_beside_the_prices_that_there_is_none()
    {
        using var office = await Shop.OfficeAsync("/admin/shipping-zones/new");
        await office.PressAsync("Create the zone", ("name", "Peru"), ("countries", "PE"), ("methods[0].kind", "flat"), ("methods[0].name", "Post"));
        office.Page.QuerySelector("fieldset.amounts .field-error")!.TextContent.ShouldContain("Say what it costs");
    }
}

using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Boxes;

public sealed class GetBoxTests(ZoneShop shared) : BoxTest(shared)
{
    [Fact]
    public async Task A_box_is_read_as_it_was_made()
    {
        var made = (await Admin.PostAsync("/admin/boxes", Small("Get"))).ShouldBe(201);
        (await Admin.GetAsync($"/admin/boxes/{made["id"].GetString()}")).ShouldBe(200).Json.GetRawText().ShouldBe(made.Json.GetRawText());
        using var office = await Shop.OfficeAsync($"/admin/shipping-zones/boxes/{made["id"].GetString()}");
        office.ShouldShow("Delete this box");
    }
}

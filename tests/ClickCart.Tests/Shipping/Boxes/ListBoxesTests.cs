using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Boxes;

public sealed class ListBoxesTests(ZoneShop shared) : BoxTest(shared)
{
    [Fact]
    public async Task Staff_reads_which_boxes_there_are()
    {
        (await Admin.PostAsync("/admin/boxes", Small("List"))).ShouldBe(201);
        (await Admin.GetAsync("/admin/boxes")).ShouldBe(200)["items"].EnumerateArray().Select(b => b.GetProperty("name").GetString()).ShouldContain("List");
        (await Guest.GetAsync("/admin/boxes")).ShouldBeProblem(401, "unauthenticated");
    }
}

using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Boxes;

public sealed class DeleteBoxTests(ZoneShop shared) : BoxTest(shared)
{
    [Fact]
    public async Task A_box_that_is_gone_is_gone()
    {
        var made = (await Admin.PostAsync("/admin/boxes", Small("Delete"))).ShouldBe(201);
        (await Admin.DeleteAsync($"/admin/boxes/{made["id"].GetString()}")).ShouldBe(204);
        (await Admin.DeleteAsync($"/admin/boxes/{made["id"].GetString()}")).ShouldBeProblem(404, "not-found");
    }
}

using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Boxes;

public sealed class CreateBoxTests(ZoneShop shared) : BoxTest(shared)
{
    [Fact]
    public async Task A_box_is_told_by_its_inside_and_what_it_may_weigh()
    {
        var made = (await Admin.PostAsync("/admin/boxes", Small("Create"))).ShouldBe(201);
        made["length"].GetInt32().ShouldBe(200);
        (await Admin.PostAsync("/admin/boxes", Small("Create"))).ShouldBeProblem(409, "box-exists");
        (await Admin.PostAsync("/admin/boxes", new { name = "X", length = 0, width = 1, height = 1, emptyGrams = 1, mostGrams = 2 })).ShouldBeInvalid("length");
        (await Admin.PostAsync("/admin/boxes", new { name = "X", length = 1, width = 1, height = 1, emptyGrams = 5, mostGrams = 5 })).ShouldBeInvalid("mostGrams");
        using var office = await Shop.OfficeAsync("/admin/shipping-zones/boxes/new");
        (await office.PressAsync("Create the box", ("name", "By form"), ("length", "300"), ("width", "200"), ("height", "100"), ("emptyGrams", "90"),
            ("mostGrams", "5000"))).ShouldBe(200).ShouldShow("By form").ShouldShow("300 × 200 × 100");
    }
}

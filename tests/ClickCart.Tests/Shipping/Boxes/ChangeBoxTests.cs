using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Boxes;

public sealed class ChangeBoxTests(ZoneShop shared) : BoxTest(shared)
{
    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_stale()
    {
        var made = (await Admin.PostAsync("/admin/boxes", Small("Change"))).ShouldBe(201);
        var path = $"/admin/boxes/{made["id"].GetString()}";
        (await Admin.PutAsync(path, Small("Changed"))).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync(path, Small("Changed"), made.ETag)).ShouldBe(200)["name"].GetString().ShouldBe("Changed");
        (await Admin.PutAsync(path, Small("Once more"), made.ETag)).ShouldBeProblem(412, "stale-version");
    }
}

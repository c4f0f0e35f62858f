namespace ClickCart.Tests.Inventory.Locations;

public sealed class ChangeLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task The_main_location_is_renamed_and_a_stale_version_changes_nothing()
    {
        var path = $"/admin/locations/{await IdOfAsync("MAIN")}";
        var read = (await Admin.GetAsync(path)).ShouldBe(200);
        object barn = new { code = "MAIN", name = "Barn", country = "DE", priority = 1 };
        var changed = (await Admin.PutAsync(path, barn, read.ETag)).ShouldBe(200);
        changed["name"].GetString().ShouldBe("Barn");
        changed["version"].GetInt32().ShouldBe(read["version"].GetInt32() + 1);
        (await Admin.PutAsync(path, new { code = "MAIN", name = "Hut" }, read.ETag)).ShouldBeProblem(412, "stale-version");
        (await Admin.PutAsync(path, new { code = "MAIN", name = "Hut" })).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync(path, new { code = await LocationAsync(), name = "Hut" }, changed.ETag)).ShouldBeProblem(409, "location-exists");
        (await Admin.PutAsync($"/admin/locations/{Guid.NewGuid()}", barn, "*")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Countries_whose_names_hold_a_comma_are_kept_by_the_page()
    {
        var id = await IdOfAsync(await LocationAsync(serves: ["CD", "BQ", "DE"]));
        using var office = await Shop.OfficeAsync($"/admin/locations/{id}");
        (await office.PressAsync("Save")).ShouldBe(200).ShouldShow("The location is saved.");
        (await Admin.GetAsync($"/admin/locations/{id}")).ShouldBe(200)["serves"].EnumerateArray().Select(c => c.GetString()).ShouldBe(["BQ", "CD", "DE"]);
    }
}

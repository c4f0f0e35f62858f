namespace ClickCart.Tests.Inventory.Locations;

public sealed class GetLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_location_says_what_it_is_and_one_that_there_is_not_is_not_found()
    {
        var code = await LocationAsync(priority: 7, serves: ["Germany", "at"]);
        var path = $"/admin/locations/{await IdOfAsync(code)}";
        var location = (await Admin.GetAsync(path)).ShouldBe(200);
        location["code"].GetString().ShouldBe(code);
        location["priority"].GetInt32().ShouldBe(7);
        location["serves"].EnumerateArray().Select(c => c.GetString()).ShouldBe(["AT", "DE"]);
        location.ETag.ShouldBe("\"1\"");
        (await Admin.GetAsync($"/admin/locations/{Guid.NewGuid()}")).ShouldBeProblem(404, "not-found");
        using var office = await Shop.OfficeAsync(path);
        office.ShouldBe(200).ShouldShow($"At {code}");
    }
}

namespace ClickCart.Tests.Inventory.Locations;

public sealed class ReopenLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_closed_location_takes_units_again()
    {
        var there = await LocationAsync();
        var (sku, path) = (await StockedAsync(5), $"/admin/locations/{await IdOfAsync(there)}");
        (await Admin.PostAsync(path + "/close")).ShouldBe(200);
        using var office = await Shop.OfficeAsync(path);
        (await office.PressAsync($"Open {there}")).ShouldBe(200).ShouldShow("The location is open again.");
        (await Admin.PostAsync(path + "/reopen")).ShouldBe(200)["isClosed"].GetBoolean().ShouldBeFalse();
        (await AdjustAsync(sku, 1, there)).ShouldBe(201);
        (await Admin.PostAsync($"/admin/locations/{Guid.NewGuid()}/reopen")).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Inventory.Locations;

public sealed class CloseLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_location_closes_once_it_is_empty_and_takes_nothing_until_it_is_open_again()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 3);
        var path = $"/admin/locations/{await IdOfAsync(there)}";
        (await Admin.PostAsync(path + "/close")).ShouldBeProblem(409, "location-in-use");
        (await AdjustAsync(sku, -3, there)).ShouldBe(201);
        (await Admin.PostAsync(path + "/close")).ShouldBe(200)["isClosed"].GetBoolean().ShouldBeTrue();
        (await AdjustAsync(sku, 1, there)).ShouldBeInvalid("location");
        (await TransferAsync(null, there, true, (sku, 1))).ShouldBeInvalid("to");
        (await Admin.PostAsync(path + "/reopen")).ShouldBe(200);
        var draft = (await TransferAsync(null, there, false, (sku, 1))).ShouldBe(201);
        (await Admin.PostAsync(path + "/close")).ShouldBeProblem(409, "location-in-use");
        (await OnTransferAsync(draft, "cancel", new { reason = "No" })).ShouldBe(200);
        (await Admin.PostAsync(path + "/close")).ShouldBe(200);
    }

    [Fact]
    public async Task The_main_location_is_never_closed_and_one_that_is_counted_not_yet()
    {
        (await Admin.PostAsync($"/admin/locations/{await IdOfAsync("MAIN")}/close")).ShouldBeProblem(409, "location-in-use");
        var there = await LocationAsync();
        (await Admin.PostAsync("/admin/stock-counts", new { location = there }, NewKey())).ShouldBe(201);
        (await Admin.PostAsync($"/admin/locations/{await IdOfAsync(there)}/close")).ShouldBeProblem(409, "location-in-use");
    }
}

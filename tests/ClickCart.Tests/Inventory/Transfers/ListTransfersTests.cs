namespace ClickCart.Tests.Inventory.Transfers;

public sealed class ListTransfersTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task Transfers_are_found_by_state_sku_and_location_and_stand_as_they_are_sorted()
    {
        var (there, sku) = (await LocationAsync(), await StockedAsync(9));
        var first = (await TransferAsync(null, there, true, (sku, 2))).ShouldBe(201)["id"].GetString();
        var second = (await TransferAsync(null, there, false, (sku, 1))).ShouldBe(201)["id"].GetString();
        (await FoundAsync($"state=sent&sku={sku}")).ShouldBe([first]);
        (await FoundAsync($"location={there.ToLowerInvariant()}")).ShouldBe([second, first]);
        (await FoundAsync($"location={there}&sort=created&limit=1")).ShouldBe([first]);
        (await FoundAsync("location=NOWHERE")).ShouldBeEmpty();
        (await Admin.GetAsync("/admin/transfers?state=flying")).ShouldBeProblem(400, "malformed-request");

        async Task<IEnumerable<string?>> FoundAsync(string query) =>
            (await Admin.GetAsync("/admin/transfers?" + query)).ShouldBe(200)["items"].EnumerateArray().Select(t => t.GetProperty("id").GetString());
    }
}

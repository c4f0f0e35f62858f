namespace ClickCart.Tests.Inventory.StockItems;

public sealed class GetAvailabilityTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Available_is_on_hand_without_what_is_held_in_the_order_asked()
    {
        var (a, b) = (await StockedAsync(5), await StockedAsync(3));
        await HoldAsync(NewOrder(), null, (a, 2));
        var items = (await Guest.GetAsync($"/availability?sku={b}&sku=never-stocked&sku={a}&sku={b}")).ShouldBe(200)["items"];
        items.EnumerateArray().Select(i => (i.GetProperty("sku").GetString(), i.GetProperty("available").GetInt32()))
            .ShouldBe([(b, 3), ("never-stocked", 0), (a, 3)]);
    }

    [Fact]
    public async Task It_takes_one_to_a_hundred_skus()
    {
        (await Guest.GetAsync("/availability")).ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync("/availability?sku=")).ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync("/availability?" + string.Join('&', Enumerable.Range(0, 100).Select(i => $"sku=N{i}")))).ShouldBe(200)["items"].GetArrayLength()
            .ShouldBe(100);
        (await Guest.GetAsync("/availability?" + string.Join('&', Enumerable.Range(0, 101).Select(i => $"sku=N{i}"))))
            .ShouldBeProblem(400, "malformed-request");
    }
}

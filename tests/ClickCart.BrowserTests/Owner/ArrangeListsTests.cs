namespace ClickCart.BrowserTests.Owner;

public sealed class ArrangeListsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task An_admin_sorts_a_list_selects_its_rows_at_once_and_keeps_the_view(Screen screen)
    {
        var sku = await ProductAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 2; i++) numbers.Add((await OrderAsync(Guest, sku))["number"].GetString()!);
        var owner = await OwnerAsync("/admin/orders", screen);
        await owner.FillAsync("Search", sku);
        await owner.PressAsync("Search");
        await owner.FollowAsync("Total");
        await owner.Page.GetByLabel("All on this page").CheckAsync();
        await owner.ShouldSeeAsync("2 selected");
        await owner.Page.GetByLabel($"Select {numbers[0]}").UncheckAsync();
        await owner.ShouldSeeAsync("1 selected");
        await owner.PressAsync("Work on selected…");
        await owner.ShouldSeeAsync("One order");
        await owner.ShouldSeeAsync(numbers[1]);

        await owner.GoAsync($"/admin/orders?q={sku}&sort=total");
        await owner.Page.GetByText("Keep view", new() { Exact = true }).ClickAsync();
        await owner.FillAsync("Name of a new view", $"With {sku}");
        await owner.PressAsync("Keep as a new view");
        await owner.ShouldSeeAsync($"View: With {sku}");
    }
}

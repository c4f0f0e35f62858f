namespace ClickCart.BrowserTests.Owner;

public sealed class KeepStockTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task Stock_is_adjusted_with_a_reason_and_shows_in_the_ledger_and_among_the_low(Screen screen, bool scripts)
    {
        var sku = await ProductAsync(stock: 12);
        var owner = await OwnerAsync($"/admin/stock?sku={sku}", screen, scripts);
        await owner.FollowAsync(sku);
        await owner.FillAsync("Units in or out", "-20");
        await owner.FillAsync("Reason", "Broken");
        await owner.PressAsync("Book it");
        await owner.ShouldSeeAsync("at most 12 can be taken away");
        await owner.FillAsync("Units in or out", "-4");
        await owner.PressAsync("Book it");
        await owner.ShouldSeeAsync("The adjustment is booked.");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Broken" })).ToContainTextAsync("−4");
        await owner.FillAsync("Low from so many available", "10");
        await owner.PressAsync("Set");
        await owner.GoAsync("/admin/stock?below=threshold");
        await owner.ShouldSeeAsync(sku);
    }
}

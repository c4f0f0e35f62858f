namespace ClickCart.Tests.BackOffice.Views;

public sealed class ChangeViewTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_view_is_renamed_and_shared_and_an_old_page_of_it_is_refused()
    {
        var name = $"Codes {NewKey()[^6..]}";
        using var office = await Shop.OfficeAsync("/admin/coupons?active=true");
        await office.PressAsync("Keep as a new view", ("name", name));
        var page = office.Page.QuerySelector(".list-keep a")!.GetAttribute("href")!;
        using var stale = await Shop.OfficeAsync(page);
        await office.OpenAsync(page);
        (await office.PressAsync("Save", ("name", name + " now"), ("isShared", "true"))).ShouldBe(200).ShouldShow($"View: {name} now");
        (await stale.PressAsync("Save", ("name", "Old"))).ShouldBe(412);
    }
}

namespace ClickCart.Tests.BackOffice.Views;

public sealed class ShowViewTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Nobody_sees_the_view_that_another_keeps_alone()
    {
        using var office = await Shop.OfficeAsync("/admin/disputes?open=true");
        var name = $"Mine {NewKey()[^6..]}";
        await office.PressAsync("Keep as a new view", ("name", name));
        var page = office.Page.QuerySelector(".list-keep a")!.GetAttribute("href")!;
        (await office.OpenAsync(page)).ShouldBe(200).ShouldShow(name);
        var (email, password) = await Shop.SupportAsync(Admin);
        using var clerk = await Shop.OfficeAsync("/admin/disputes", email, password);
        clerk.Text.ShouldNotContain(name);
        (await clerk.OpenAsync(page)).ShouldBe(404);
    }
}

namespace ClickCart.Tests.BackOffice.Views;

public sealed class DeleteViewTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_view_that_is_deleted_is_no_longer_anybodys_default()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        using var clerk = await Shop.OfficeAsync("/admin/alerts?sort=at", email, password);
        await clerk.PressAsync("Keep as a new view", ("name", "Oldest first"), ("isShared", "true"), ("isDefault", "true"));
        var page = clerk.Page.QuerySelector(".list-keep a")!.GetAttribute("href")!;

        // An admin tidies up what is everybody's.
        using var office = await Shop.OfficeAsync(page);
        (await office.PressAsync("Delete the view")).ShouldBe(200).ShouldShow("The view is deleted.");
        (await clerk.OpenAsync("/admin/alerts")).ShouldBe(200).Text.ShouldNotContain("Oldest first");
        (await clerk.OpenAsync(page)).ShouldBe(404);
    }
}

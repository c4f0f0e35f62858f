namespace ClickCart.Tests.BackOffice.Views;

public sealed class RearrangeViewTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Only_who_keeps_a_view_arranges_it_otherwise()
    {
        using var office = await Shop.OfficeAsync("/admin/coupons?sort=-used");
        await office.PressAsync("Keep as a new view", ("name", $"Used {NewKey()[^6..]}"), ("isShared", "true"));
        var id = System.Web.HttpUtility.ParseQueryString(office.Address.Query)["view"];
        var (email, password) = await Shop.SupportAsync(Admin);
        using var clerk = await Shop.OfficeAsync($"/admin/coupons?view={id}&sort=code", email, password);
        clerk.Text.ShouldNotContain("Keep it as");
        (await clerk.PostAsync($"/admin/views/{id}/query", ("query", "sort=code"))).Status.ShouldBe(404);
        (await office.PostAsync($"/admin/views/{id}/query", ("query", "?sort=code&cursor=gone&view=x"))).ShouldBe(200);
        office.Address.Query.ShouldBe($"?view={id}&sort=code");
    }
}

namespace ClickCart.Tests.BackOffice.Views;

public sealed class ChooseDefaultViewTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_default_is_what_its_owner_sees_at_first_and_nobody_else_does()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        using var clerk = await Shop.OfficeAsync("/admin/stock?below=threshold&sort=available", email, password);
        await clerk.PressAsync("Keep as a new view", ("name", "Running out"), ("isShared", "true"), ("isDefault", "true"));
        (await clerk.OpenAsync("/admin/stock")).ShouldBe(200).ShouldShow("View: Running out");
        clerk.Address.Query.ShouldContain("below=threshold");
        (await clerk.OpenAsync("/admin/stock?view=all")).ShouldShow("View: All");

        var other = await Shop.SupportAsync(Admin);
        using var office = await Shop.OfficeAsync("/admin/stock", other.Email, other.Password);
        office.ShouldShow("View: All").ShouldShow($"Shared by {email}");
        await office.OpenAsync(office.Page.QuerySelectorAll(".list-views a").First(a => a.TextContent.Contains(email)).GetAttribute("href")!);
        (await office.PressAsync("Make it my default")).ShouldBe(200).ShouldShow("Your default is set.");
        (await office.OpenAsync("/admin/stock")).ShouldShow("View: Running out");
        (await office.PressAsync("No longer my default")).ShouldBe(200);
        (await office.OpenAsync("/admin/stock")).ShouldShow("View: All");
        (await office.PostAsync("/admin/views/default", ("list", "/admin/stock"), ("viewId", NewKey()))).ShouldBe(422);
    }
}

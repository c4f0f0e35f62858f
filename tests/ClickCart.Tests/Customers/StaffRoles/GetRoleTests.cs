namespace ClickCart.Tests.Customers.StaffRoles;

public sealed class GetRoleTests(SharedShop shared) : RoleTest(shared)
{
    [Fact]
    public async Task A_role_says_what_it_allows_and_how_many_have_it()
    {
        var role = await RoleAsync("stock.read", "stock.adjust");
        await PersonAsync(KeyOf(role));
        var seen = (await Admin.GetAsync($"/admin/roles/{KeyOf(role)}")).ShouldBe(200);
        PermissionsOf(seen.Json).ShouldBe(["stock.read", "stock.adjust"]);
        (seen["people"].GetInt32(), seen["builtIn"].GetBoolean()).ShouldBe((1, false));
        (await Admin.GetAsync("/admin/roles/nobody")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_page_of_admins_says_that_they_may_everything()
    {
        using var office = await Shop.OfficeAsync("/admin/roles/admin");
        office.ShouldShow("Admins may everything").Page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await office.OpenAsync("/admin/roles/nobody")).ShouldBe(404);
    }
}

namespace ClickCart.Tests.Customers.StaffRoles;

public sealed class ListRolesTests(SharedShop shared) : RoleTest(shared)
{
    [Fact]
    public async Task The_list_names_the_roles_and_all_that_roles_can_allow()
    {
        var made = await RoleAsync("orders.read");
        var list = (await Admin.GetAsync("/admin/roles")).ShouldBe(200);
        list["permissions"].EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(Permissions.All.Select(p => p.Name));
        list["items"].EnumerateArray().Select(r => r.GetProperty("key").GetString()).Take(2).ShouldBe(["admin", "support"]);
        list["items"].EnumerateArray().ShouldContain(r => r.GetProperty("key").GetString() == KeyOf(made));
        PermissionsOf(list["items"][0]).Count().ShouldBe(Permissions.All.Count);

        using var office = await Shop.OfficeAsync("/admin/roles");
        office.ShouldShow("Everything").ShouldShow(made["name"].GetString()!);
    }

    [Fact]
    public async Task A_role_is_made_on_its_page_and_given_on_the_page_of_staff()
    {
        var name = NewName();
        using var office = await Shop.OfficeAsync("/admin/roles/new");
        (await office.PressAsync("Make the role", ("name", name), ("permissions", "coupons.read"))).ShouldBe(200).ShouldShow("The role is made.").ShouldShow(name);
        var (email, password) = await Shop.SupportAsync(Admin);
        await office.OpenAsync($"/admin/staff?q={email}");
        (await office.PressAsync("Change Sue Port", ("role", name.ToLowerInvariant().Replace(' ', '-')))).ShouldBe(200).ShouldShow("Saved.");
        (await office.OpenAsync($"/admin/staff?q={email}")).ShouldShow(name);
        var person = await Shop.SignInAsync(email, password);
        (await person.GetAsync("/admin/coupons")).ShouldBe(200);
        (await person.GetAsync("/admin/orders")).ShouldBeProblem(403, "forbidden");
        (await person.GetAsync("/admin/roles")).ShouldBeProblem(403, "forbidden");
    }
}

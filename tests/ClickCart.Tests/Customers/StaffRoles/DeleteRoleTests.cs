namespace ClickCart.Tests.Customers.StaffRoles;

public sealed class DeleteRoleTests(SharedShop shared) : RoleTest(shared)
{
    [Fact]
    public async Task A_role_is_deleted_when_nobody_has_it_any_more()
    {
        var role = await RoleAsync("orders.read");
        var (email, _) = await PersonAsync(KeyOf(role));
        (await Admin.DeleteAsync($"/admin/roles/{KeyOf(role)}")).ShouldBeProblem(409, "role-in-use");
        using var office = await Shop.OfficeAsync($"/admin/roles/{KeyOf(role)}");
        office.ShouldShow("One person has this role.").ShouldShow("when nobody has it any more");
        (await Admin.PostAsync("/admin/staff", new { email, role = "customer" })).ShouldBe(202);
        await office.OpenAsync($"/admin/roles/{KeyOf(role)}");
        (await office.PressAsync($"Delete {role["name"].GetString()}")).ShouldBe(200).ShouldShow("The role is deleted.");
        (await Admin.GetAsync($"/admin/roles/{KeyOf(role)}")).ShouldBeProblem(404, "not-found");
        (await Admin.PostAsync("/admin/staff", new { email, role = KeyOf(role) })).ShouldBeInvalid("role");
        (await Admin.GetAsync("/admin/audit?limit=100"))["items"].EnumerateArray().Where(row => row.GetProperty("what").ValueEquals("rightsChanged"))
            .Select(row => row.GetProperty("details").GetString()).ShouldContain($"{KeyOf(role)} deleted");
    }

    [Fact]
    public async Task Of_who_deletes_a_role_and_who_gives_it_at_once_one_finds_that_it_cannot_be()
    {
        for (var round = 0; round < 3; round++)
        {
            var role = KeyOf(await RoleAsync());
            var email = $"r{Guid.CreateVersion7():n}@example.com";
            var answers = await Task.WhenAll(Admin.DeleteAsync($"/admin/roles/{role}"),
                Admin.PostAsync("/admin/staff", new { email, role }));
            var isThere = (int)(await Admin.GetAsync($"/admin/roles/{role}")).Status == 200;
            ((int)answers[0].Status, (int)answers[1].Status).ShouldBe(isThere ? (409, 202) : (204, 422));
        }
    }

    [Fact]
    public async Task Built_in_roles_stay()
    {
        foreach (var role in new[] { "admin", "support" }) (await Admin.DeleteAsync($"/admin/roles/{role}")).ShouldBeProblem(409, "role-fixed");
        (await Admin.DeleteAsync("/admin/roles/nobody")).ShouldBeProblem(404, "not-found");
    }
}

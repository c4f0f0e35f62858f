namespace ClickCart.Tests.Customers.Accounts;

public sealed class AppointStaffTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Support_reads_but_does_not_appoint_and_a_dismissal_takes_effect_at_once()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        (await Admin.PostAsync("/admin/staff", new { email, role = "support" })).ShouldBeInvalid("name");
        (await Admin.PostAsync("/admin/staff", new { email, role = "support", name = "Sue", password = "tulip-garden-77" })).ShouldBe(201)["role"].GetString().ShouldBe("support");
        var support = await Shop.SignInAsync(email, "tulip-garden-77");
        (await support.GetAsync("/admin/customers?limit=1")).ShouldBe(200);
        (await support.GetAsync("/admin/staff")).ShouldBeProblem(403, "forbidden");
        (await support.PostAsync("/admin/staff", new { email, role = "admin" })).ShouldBeProblem(403, "forbidden");

        (await Admin.PostAsync("/admin/staff", new { email, role = "customer" })).ShouldBe(201);
        (await support.GetAsync("/admin/customers?limit=1")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_so_that_an_admin_is_always_left() =>
        (await Admin.PostAsync("/admin/staff", new { email = Shop.AdminEmail, role = "customer" })).ShouldBeProblem(409, "own-account");

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused() =>
        (await Admin.PostAsync("/admin/staff", new { email = "x@example.com", role = "root" })).ShouldBeInvalid("role");
}

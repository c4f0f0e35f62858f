using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Accounts;

public sealed class AppointStaffTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Support_reads_but_does_not_appoint_and_a_dismissal_takes_effect_at_once()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.GetAsync("/admin/customers?limit=1")).ShouldBe(200);
        (await support.GetAsync("/admin/staff")).ShouldBeProblem(403, "forbidden");
        (await support.PostAsync("/admin/staff", new { email, role = "admin" })).ShouldBeProblem(403, "forbidden");

        (await Admin.PostAsync("/admin/staff", new { email, role = "customer" })).ShouldBe(202);
        (await support.GetAsync("/admin/customers?limit=1")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_so_that_an_admin_is_always_left() =>
        (await Admin.PostAsync("/admin/staff", new { email = Shop.AdminEmail, role = "customer" })).ShouldBeProblem(409, "own-account");

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused() =>
        (await Admin.PostAsync("/admin/staff", new { email = "x@example.com", role = "root" })).ShouldBeInvalid("role");

    [Fact]
    public async Task Two_admins_who_dismiss_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 3; round++)
        {
            var emails = new[] { $"a{Guid.CreateVersion7():n}@example.com", $"b{Guid.CreateVersion7():n}@example.com" };
            foreach (var email in emails) await Shop.HireAsync(Admin, email, "admin", "tulip-garden-77");
            var admins = await Task.WhenAll(emails.Select(e => Shop.SignInAsync(e, "tulip-garden-77")));
            await Task.WhenAll(admins.Select((admin, i) => admin.PostAsync("/admin/staff", new { email = emails[1 - i], role = "customer" })));
            var left = await Task.WhenAll(emails.Select(async e => (await Admin.GetAsync($"/admin/staff?q={e}"))["items"].GetArrayLength()));
            left.Sum().ShouldBe(1);
        }
    }

    [Theory, InlineData("support"), InlineData("admin")]
    public async Task An_account_that_anybody_may_have_registered_is_not_promoted(string role)
    {
        var (customer, email) = await Shop.CustomerAsync();
        foreach (var spelling in new[] { email, email.ToUpperInvariant() })
            (await Admin.PostAsync("/admin/staff", new { email = spelling, role })).ShouldBeProblem(409, "address-unconfirmed");
        (await customer.GetAsync("/me"))["role"].GetString().ShouldBe("customer");
        (await customer.GetAsync("/admin/orders")).ShouldBeProblem(403, "forbidden");

        using var office = await Shop.OfficeAsync("/admin/staff");
        (await office.PressAsync("Invite", ("email", email), ("role", role))).ShouldBe(409).ShouldShow("nobody has proved whose it is");

        await Shop.ConfirmAsync(email);
        (await Admin.PostAsync("/admin/staff", new { email, role })).ShouldBe(202)["invited"].GetBoolean().ShouldBeFalse();
        (await customer.GetAsync("/admin/orders?limit=1")).ShouldBe(200);
    }

    [Fact]
    public async Task Who_signs_up_with_an_invited_address_is_locked_out_by_its_owner()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        (await Admin.PostAsync("/admin/staff", new { email, role = "support", name = "Sue Port" })).ShouldBe(202)["invited"].GetBoolean().ShouldBeTrue();
        (await Guest.PostAsync("/accounts", new { email, password = "Correct-Horse-9-Battery", name = "Eve" })).ShouldBe(202);
        var squatter = await Shop.SignInAsync(email, "Correct-Horse-9-Battery");
        (await squatter.GetAsync("/admin/orders")).ShouldBeProblem(403, "forbidden");
        var token = await Shop.TokenAsync(email, MailKind.StaffInvited);
        (await Guest.PostAsync("/accounts/password", new { token, password = "tulip-garden-77" })).ShouldBe(204);
        (await squatter.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await (await Shop.SignInAsync(email, "tulip-garden-77")).GetAsync("/admin/orders?limit=1")).ShouldBe(200);
    }

    [Fact]
    public async Task One_of_the_staff_changes_from_one_role_to_another()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        (await Admin.PostAsync("/admin/staff", new { email, role = "admin" })).ShouldBe(202)["role"].GetString().ShouldBe("admin");
        (await (await Shop.SignInAsync(email, password)).GetAsync("/admin/staff?limit=1")).ShouldBe(200);
    }

    [Fact]
    public async Task The_page_dismisses_and_who_is_no_staff_is_not_dismissed()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        using var office = await Shop.OfficeAsync($"/admin/staff?q={email}");
        (await office.PressAsync("Dismiss Sue Port")).ShouldBe(200).ShouldShow("A new role counts at once.");
        (await support.GetAsync("/admin/customers?limit=1")).ShouldBeProblem(403, "forbidden");
        (await office.OpenAsync($"/admin/staff?q={email}")).ShouldShow("Nobody found");
        (await Admin.PostAsync("/admin/staff", new { email = "x" + email, role = "customer" })).ShouldBeInvalid("email");
    }
}

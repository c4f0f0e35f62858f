namespace ClickCart.Tests.Customers.SecondFactors;

/// <summary><c>Customers:StaffSecondFactor=Required</c>: without one, staff reach the set-up and what any customer reaches.</summary>
public sealed class StaffSecondFactorTests(ClockShop shared) : SecondFactorTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Customers:StaffSecondFactor", "Required"));

    [Fact]
    public async Task Through_the_API_staff_do_nothing_of_their_role_before_they_have_one()
    {
        foreach (var path in new[] { "/admin/orders", "/admin/staff", "/admin/audit", "/admin/orders/export" })
            (await Admin.GetAsync(path)).ShouldBeProblem(403, "second-factor-required");
        (await Admin.PostAsync("/admin/staff", new { email = "x@example.com", role = "admin" })).ShouldBeProblem(403, "second-factor-required");
        (await Admin.GetAsync("/me")).ShouldBe(200);
        (await Admin.GetAsync("/me/second-factor")).ShouldBe(200)["isRequired"].GetBoolean().ShouldBeTrue();

        var admin = await TurnOnAsync(Admin, Shop.AdminEmail, Shop.AdminPassword);
        (await Admin.GetAsync("/admin/orders")).ShouldBe(200);
        (await SignInAsync(Shop.AdminEmail, password: Shop.AdminPassword)).ShouldBeProblem(401, "second-factor-required");
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.GetAsync("/admin/orders")).ShouldBeProblem(403, "second-factor-required");
        (await support.GetAsync("/admin/staff")).ShouldBeProblem(403, "second-factor-required");
        await TurnOnAsync(support, email, password);
        (await support.GetAsync("/admin/orders")).ShouldBe(200);
        (await support.GetAsync("/admin/staff")).ShouldBeProblem(403, "forbidden");

        // Removing it shuts the office again.
        (await Admin.SendAsync(HttpMethod.Delete, "/me/second-factor", new { password = Shop.AdminPassword, code = admin.App.NextCode() })).ShouldBe(204);
        (await Admin.GetAsync("/admin/orders")).ShouldBeProblem(403, "second-factor-required");
    }

    [Fact]
    public async Task In_a_browser_the_office_leads_to_the_set_up_and_opens_after_it()
    {
        using var browser = Shop.Browser();
        await browser.OpenAsync("/sign-in?returnUrl=/admin/orders");
        await browser.PressAsync("Sign in", ("email", Shop.AdminEmail), ("password", Shop.AdminPassword));
        browser.ShouldBe(200).ShouldShow("This shop asks a second factor of its staff").Address.PathAndQuery.ShouldBe("/account/security");
        browser.Page.QuerySelector("a[href='/admin']").ShouldBeNull();
        foreach (var path in new[] { "/admin", "/admin/staff", "/hangfire" })
            (await browser.OpenAsync(path)).Address.PathAndQuery.ShouldBe("/account/security", path);
        (await browser.PostAsync("/admin/staff", ("email", "x@example.com"), ("role", "admin"))).Address.PathAndQuery.ShouldBe("/account/security");
        (await browser.OpenAsync("/account/addresses")).ShouldBe(200);

        await browser.OpenAsync("/account/security");
        await browser.PressAsync("Set up", ("password", Shop.AdminPassword));
        var app = new Authenticator(browser.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal), Shop.Clock);
        await browser.PressAsync("Turn on", ("code", app.NextCode()));
        (await browser.OpenAsync("/admin/orders")).ShouldBe(200).Address.PathAndQuery.ShouldBe("/admin/orders");
    }

    [Fact]
    public async Task Of_customers_it_is_asked_no_more_than_before()
    {
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.GetAsync("/me/second-factor")).ShouldBe(200)["isRequired"].GetBoolean().ShouldBeFalse();
        (await customer.GetAsync("/admin/orders")).ShouldBeProblem(403, "forbidden");
    }
}

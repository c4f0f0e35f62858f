namespace ClickCart.Tests.Customers.StaffRoles;

public sealed class CreateRoleTests(SharedShop shared) : RoleTest(shared)
{
    [Fact]
    public async Task An_order_desk_cancels_corrects_and_refunds_up_to_an_amount()
    {
        var made = (await Admin.PostAsync("/admin/roles", Limited(500, 800, "USD", "orders.read", "payments.read", "orders.cancel", "orders.correct")))
            .ShouldBe(201);
        made.Headers.Location!.ToString().ShouldBe($"/api/v1/admin/roles/{KeyOf(made)}");
        var (email, password) = await PersonAsync(KeyOf(made));
        var desk = await Shop.SignInAsync(email, password);

        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync(5000)));
        var path = $"/admin/orders/{order["id"].GetString()}/refunds";
        (await desk.PostAsync(path, Refund(501), NewKey())).ShouldBeProblem(403, "refund-above-limit")["detail"].GetString()!.ShouldContain("$5.00 at once");
        (await desk.PostAsync(path, Refund(500), NewKey())).ShouldBe(202);
        (await desk.PostAsync(path, Refund(301), NewKey())).ShouldBeProblem(403, "refund-above-limit")["detail"].GetString()!
            .ShouldContain("$8.00 of one order; of this one $5.00 is given back");
        (await desk.PostAsync(path, Refund(300), NewKey())).ShouldBe(202);
        (await Admin.PostAsync(path, Refund(1000), NewKey())).ShouldBe(202);
        (await Admin.GetAsync(path))["items"].GetArrayLength().ShouldBe(3);

        var waiting = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclined");
        var id = waiting["id"].GetString();
        (await desk.PostAsync($"/admin/orders/{id}/hold", new { reason = "Looks odd." }, NewKey())).ShouldBeProblem(403, "forbidden");
        (await desk.SendAsync(HttpMethod.Post, $"/admin/orders/{id}/edits", new { reason = "They rang." }, NewKey(), "*")).ShouldBeProblem(409, "delivery-stands");
        (await desk.PostAsync($"/admin/orders/{id}/cancel", new { reason = "You asked us to." })).ShouldBe(200);
        (await desk.GetAsync("/admin/products")).ShouldBeProblem(403, "forbidden");

        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}/refund", email, password);
        office.ShouldShow("your role gives $5.00 at once and $8.00 of one order");
        (await office.PressAsync("See what it does", ("amount", "6.00"), ("reason", "Scratched."))).ShouldBe(403).ShouldShow("Your role gives back up to $5.00");
        (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}")).ShouldBe(200).ShouldShow("Refund…");
        office.Text.ShouldNotContain("Add a note");
        office.Page.QuerySelectorAll("nav[aria-label='Back office'] a[href^='/admin']").Select(a => a.GetAttribute("href")).Distinct()
            .ShouldBe(["/admin/orders", "/admin/returns", "/admin/drafts", "/admin/disputes", "/admin/manual-payments", "/admin/alerts"], ignoreOrder: true);
        (await office.OpenAsync("/admin")).ShouldBe(200).Address.AbsolutePath.ShouldBe("/admin/orders");
        (await office.OpenAsync("/admin/products")).ShouldBe(403).ShouldShow("Your role does not open this page");
    }

    [Fact]
    public async Task In_a_currency_without_a_limit_of_its_own_nothing_goes_back()
    {
        var made = (await Admin.PostAsync("/admin/roles", Limited(500, 800, "EUR"))).ShouldBe(201);
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync(5000)));
        (await (await SignedInAsync(KeyOf(made))).PostAsync($"/admin/orders/{order["id"].GetString()}/refunds", Refund(1), NewKey()))
            .ShouldBeProblem(403, "refund-above-limit")["detail"].GetString()!.ShouldContain("nothing back in USD");
    }

    [Fact]
    public async Task What_makes_no_role_is_refused()
    {
        string[] none = [];
        (await Admin.PostAsync("/admin/roles", new { permissions = none })).ShouldBeInvalid("name");
        (await Admin.PostAsync("/admin/roles", new { name = NewName() })).ShouldBeInvalid("permissions");
        (await Admin.PostAsync("/admin/roles", Said("orders.eat"))).ShouldBeInvalid("permissions[0]");
        (await Admin.PostAsync("/admin/roles", new { name = NewName(), permissions = none, refundLimits = new[] { Limit(800, 500) } }))
            .ShouldBeInvalid("refundLimits[0].perOrder");
        (await Admin.PostAsync("/admin/roles", new { name = NewName(), permissions = none, refundLimits = new[] { Limit(5, 5), Limit(6, 6) } }))
            .ShouldBeInvalid("refundLimits");
        foreach (var name in new[] { "Admin", "SUPPORT", "Customer", "New" })
            (await Admin.PostAsync("/admin/roles", new { name, permissions = none })).ShouldBeProblem(409, "role-exists");
        var made = await RoleAsync();
        (await Admin.PostAsync("/admin/roles", new { name = made["name"].GetString(), permissions = none })).ShouldBeProblem(409, "role-exists");
    }

    [Fact]
    public async Task Nobody_makes_or_gives_a_role_that_allows_more_than_their_own()
    {
        var (less, more) = (await RoleAsync("orders.read"), await RoleAsync("orders.read", "orders.cancel"));
        var chief = await WhoMayAsync("roles.edit", "staff.manage", "customers.edit", "orders.read");
        (await chief.PostAsync("/admin/roles", Said("orders.cancel"))).ShouldBeProblem(403, "rights-beyond-own");
        (await chief.PostAsync("/admin/roles", Said("orders.read"))).ShouldBe(201);
        (await chief.PutAsync($"/admin/roles/{KeyOf(more)}", Said("orders.read"), "*"))
            .ShouldBeProblem(403, "rights-beyond-own");
        (await chief.DeleteAsync($"/admin/roles/{KeyOf(more)}")).ShouldBeProblem(403, "rights-beyond-own");

        var (email, _) = await PersonAsync(KeyOf(less));
        foreach (var role in new[] { KeyOf(more), "admin" })
        {
            (await chief.PostAsync("/admin/staff", new { email, role })).ShouldBeProblem(403, "rights-beyond-own");
            (await chief.PostAsync("/admin/staff", new { email = "x" + email, role })).ShouldBeProblem(403, "rights-beyond-own");
        }
        (await chief.PostAsync("/admin/staff", new { email = Shop.AdminEmail, role = "customer" })).ShouldBeProblem(403, "rights-beyond-own");
        var admin = (await Admin.GetAsync("/me"))["id"].GetString();
        (await chief.DeleteAsync($"/admin/customers/{admin}/sessions")).ShouldBeProblem(403, "rights-beyond-own");
        (await chief.DeleteAsync($"/admin/customers/{admin}/second-factor")).ShouldBeProblem(403, "rights-beyond-own");
        (await chief.PostAsync("/admin/staff", new { email, role = "customer" })).ShouldBe(202);

        var refunds = await WhoMayAsync("roles.edit", "refunds.create");
        (await refunds.PostAsync("/admin/roles", Said("refunds.create"))).ShouldBe(201);
    }

    private static object Refund(long amount) => new { amount = new { amount, currency = "USD" }, reason = "scratched" };
}

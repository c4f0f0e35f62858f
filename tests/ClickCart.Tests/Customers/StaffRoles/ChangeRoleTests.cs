namespace ClickCart.Tests.Customers.StaffRoles;

public sealed class ChangeRoleTests(ChangeRoleTests.OfOurOwn shared) : RoleTest(shared), IClassFixture<ChangeRoleTests.OfOurOwn>
{
    /// <summary>Support is changed here, which other tests rely on.</summary>
    public sealed class OfOurOwn() : SharedShop([]);

    [Fact]
    public async Task Support_is_allowed_more_and_that_counts_at_once_on_all_nodes_also_for_who_is_signed_in()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        using var office = await Shop.OfficeAsync("/admin/coupons", email, password);
        office.Text.ShouldNotContain("New coupon");
        await using var node = await Shop.NodeAsync();
        var elsewhere = new Client(node.CreateClient(new() { BaseAddress = node.ClientOptions.BaseAddress }), support.Token);
        (await support.PostAsync("/admin/coupons", new { })).ShouldBeProblem(403, "forbidden");
        (await elsewhere.PostAsync("/admin/coupons", new { })).ShouldBeProblem(403, "forbidden");

        var was = (await Admin.GetAsync("/admin/roles/support")).ShouldBe(200);
        (was["builtIn"].GetBoolean(), was.ETag).ShouldBe((true, "\"0\""));
        string[] may = [.. PermissionsOf(was.Json), "coupons.edit"];
        (await Admin.PutAsync("/admin/roles/support", new { name = "Support", permissions = may })).ShouldBeProblem(428, "precondition-required");
        var changed = (await Admin.PutAsync("/admin/roles/support", new { name = "Support", permissions = may }, was.ETag)).ShouldBe(200);
        PermissionsOf(changed.Json).ShouldBe(may, ignoreOrder: true);
        (await support.PostAsync("/admin/coupons", new { })).ShouldBe(422);
        (await office.OpenAsync("/admin/coupons")).ShouldShow("New coupon");
        await Eventually.TrueAsync(async () => (int)(await elsewhere.PostAsync("/admin/coupons", new { })).Status == 422, "the other node lets support");

        (await Admin.PutAsync("/admin/roles/support", new { name = "Support", permissions = may }, was.ETag)).ShouldBeProblem(412, "stale-version");
        (await Admin.PutAsync("/admin/roles/support", new { name = "Support", permissions = PermissionsOf(was.Json) }, changed.ETag)).ShouldBe(200);
        (await support.PostAsync("/admin/coupons", new { })).ShouldBeProblem(403, "forbidden");
        var told = (await Admin.GetAsync("/admin/audit?limit=2"))["items"];
        (told[1].GetProperty("what").GetString(), told[1].GetProperty("details").GetString()).ShouldBe(("rightsChanged", "support: now may coupons.edit"));
        told[0].GetProperty("details").GetString().ShouldBe("support: may no more coupons.edit");
    }

    [Fact]
    public async Task What_admins_may_is_not_to_be_changed_and_what_is_not_there_neither()
    {
        var body = new { name = "Admin", permissions = new[] { "orders.read" } };
        (await Admin.PutAsync("/admin/roles/admin", body, "*")).ShouldBeProblem(409, "role-fixed");
        (await Admin.PutAsync("/admin/roles/nobody", body, "*")).ShouldBeProblem(404, "not-found");
        (await Admin.PutAsync("/admin/roles/customer", body, "*")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_page_ticks_what_the_role_allows_and_keeps_what_was_typed()
    {
        var role = await RoleAsync("orders.read", "orders.cancel", "refunds.create");
        using var office = await Shop.OfficeAsync($"/admin/roles/{KeyOf(role)}");
        Ticked(office).ShouldBe(["orders.read", "orders.cancel", "refunds.create"], ignoreOrder: true);
        (await office.PressAsync("Add it", ("currency", "USD"))).ShouldBe(200).ShouldShow("Of one order, in USD");
        (await office.PressAsync("Save the role", ("refundLimits[1].perRefund", "50.00"), ("refundLimits[1].perOrder", "20")))
            .ShouldBe(422).ShouldShow("no less than that of one refund");
        Ticked(office).Count.ShouldBe(3);
        (await office.PressAsync("Save the role", ("refundLimits[1].perOrder", "80"))).ShouldBe(200).ShouldShow("Saved. It counts at once")
            .ShouldShow("Up to $50.00, $80.00 of one order");
        (await Admin.GetAsync($"/admin/roles/{KeyOf(role)}"))["refundLimits"][0].GetProperty("perOrder").GetProperty("amount").GetInt64().ShouldBe(8000);
    }

    private static List<string> Ticked(Browser office) =>
        [.. office.Page.QuerySelectorAll("[name=permissions][checked]").Select(box => box.GetAttribute("value")!)];
}

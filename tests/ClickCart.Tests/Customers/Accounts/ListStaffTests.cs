namespace ClickCart.Tests.Customers.Accounts;

public sealed class ListStaffTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_first_admin_is_on_the_list_and_customers_are_not()
    {
        var (_, email) = await Shop.CustomerAsync();
        (await Admin.GetAsync($"/admin/staff?q={Shop.AdminEmail}"))["items"][0].GetProperty("role").GetString().ShouldBe("admin");
        (await Admin.GetAsync($"/admin/staff?q={email}"))["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_page_has_no_button_on_oneself_and_none_of_it_is_for_support()
    {
        using var office = await Shop.OfficeAsync($"/admin/staff?q={Shop.AdminEmail}");
        office.ShouldShow("You").Page.QuerySelectorAll("tbody form").ShouldBeEmpty();
        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync("/admin/customers", email, password);
        support.Page.QuerySelector("nav a[href='/admin/staff']").ShouldBeNull();
        (await support.OpenAsync("/admin/staff")).ShouldBe(403);
    }
}

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
}

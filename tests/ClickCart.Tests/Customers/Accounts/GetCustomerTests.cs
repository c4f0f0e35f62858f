namespace ClickCart.Tests.Customers.Accounts;

public sealed class GetCustomerTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Staff_see_the_account_with_its_orders_and_addresses()
    {
        var (customer, email) = await Shop.CustomerAsync();
        (await customer.PostAsync("/me/addresses", ShipTo)).ShouldBe(201);
        var order = await OrderAsync(customer, await ProductAsync());
        var id = (await customer.GetAsync("/me"))["id"].GetString();

        var (supportEmail, password) = await Shop.SupportAsync(Admin);
        var seen = (await (await Shop.SignInAsync(supportEmail, password)).GetAsync($"/admin/customers/{id}")).ShouldBe(200);
        seen["account"].GetProperty("email").GetString().ShouldBe(email);
        seen["latestOrders"][0].GetProperty("number").GetString().ShouldBe(order["number"].GetString());
        seen["addresses"][0].GetProperty("city").GetString().ShouldBe("San Francisco");

        using var office = await Shop.OfficeAsync($"/admin/customers/{id}", supportEmail, password);
        office.ShouldBe(200).ShouldShow(order["number"].GetString()!).ShouldShow("388 Townsend St").Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_signs_the_customer_out_everywhere()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var id = (await customer.GetAsync("/me"))["id"].GetString();
        using var office = await Shop.OfficeAsync($"/admin/customers/{id}");
        (await office.PressAsync("Sign Test Customer out")).ShouldBe(200).ShouldShow("Signed out everywhere.");
        (await customer.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var id = (await customer.GetAsync("/me"))["id"].GetString();
        (await customer.GetAsync($"/admin/customers/{id}")).ShouldBeProblem(403, "forbidden");
        (await Guest.GetAsync($"/admin/customers/{id}")).ShouldBeProblem(401, "unauthenticated");
        (await Admin.GetAsync($"/admin/customers/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}

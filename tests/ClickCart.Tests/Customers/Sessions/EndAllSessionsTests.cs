namespace ClickCart.Tests.Customers.Sessions;

public sealed class EndAllSessionsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Customers_sign_themselves_out_everywhere()
    {
        var (here, email) = await Shop.CustomerAsync();
        var there = await Shop.SignInAsync(email, "Correct-Horse-9-Battery");
        (await there.GetAsync("/me")).ShouldBe(200);
        (await here.DeleteAsync("/sessions")).ShouldBe(204);
        (await here.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await there.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Everywhere_includes_browsers()
    {
        var (api, email) = await Shop.CustomerAsync();
        using var here = Shop.Browser();
        using var there = Shop.Browser();
        foreach (var browser in new[] { here, there })
        {
            await browser.OpenAsync("/sign-in");
            await browser.PressAsync("Sign in", ("email", email), ("password", "Correct-Horse-9-Battery"));
            (await browser.OpenAsync("/account")).ShouldBe(200);
        }
        (await here.PressAsync("Sign out everywhere")).ShouldBe(200).ShouldShow("signed out on all your devices");
        (await there.OpenAsync("/account")).Address.AbsolutePath.ShouldBe("/sign-in");
        (await api.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Admins_sign_anybody_out()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var id = (await customer.GetAsync("/me"))["id"].GetString();
        (await customer.DeleteAsync($"/admin/customers/{id}/sessions")).ShouldBeProblem(403, "forbidden");
        (await Admin.DeleteAsync($"/admin/customers/{id}/sessions")).ShouldBe(204);
        (await customer.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await Admin.DeleteAsync($"/admin/customers/{Guid.CreateVersion7()}/sessions")).ShouldBeProblem(404, "not-found");
    }
}

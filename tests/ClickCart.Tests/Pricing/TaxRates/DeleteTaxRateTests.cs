namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class DeleteTaxRateTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_deleted_rate_is_gone()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "AM", rate = 0.1 })).ShouldBe(201);
        var path = $"/admin/tax-rates/{made["id"].GetString()}";
        (await Admin.DeleteAsync(path)).ShouldBe(204);
        (await Admin.DeleteAsync(path)).ShouldBeProblem(404, "not-found");
        (await Admin.GetAsync(path)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_button_deletes_it_and_support_has_none()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "AP", rate = 0.1 })).ShouldBe(201);
        var page = $"/admin/tax-rates/{made["id"].GetString()}";
        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync(page, email, password);
        support.ShouldShow("10 %").Page.QuerySelectorAll("main form").ShouldBeEmpty();

        using var office = await Shop.OfficeAsync(page);
        (await office.PressAsync("Delete 10 %")).ShouldBe(200).ShouldShow("The rate is deleted.");
        (await Admin.GetAsync(page)).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class DeleteTaxRateTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_deleted_rate_is_gone()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "ZZ", region = NewKey()[^8..], rate = 0.1 })).ShouldBe(201);
        var path = $"/admin/tax-rates/{made["id"].GetString()}";
        (await Admin.DeleteAsync(path)).ShouldBe(204);
        (await Admin.DeleteAsync(path)).ShouldBeProblem(404, "not-found");
        (await Admin.GetAsync(path)).ShouldBeProblem(404, "not-found");
    }
}

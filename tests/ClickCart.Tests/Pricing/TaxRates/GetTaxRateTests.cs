namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class GetTaxRateTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task It_reads_as_it_was_made()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "BA", rate = 0.123456, inclusive = true }))
            .ShouldBe(201);
        var read = (await Admin.GetAsync($"/admin/tax-rates/{made["id"].GetString()}")).ShouldBe(200);
        read["rate"].GetDecimal().ShouldBe(0.123456m);
        read.ETag.ShouldBe("\"1\"");
    }
}

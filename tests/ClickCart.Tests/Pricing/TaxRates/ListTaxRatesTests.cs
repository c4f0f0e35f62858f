namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class ListTaxRatesTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_configured_rates_are_there_from_the_start()
    {
        var california = (await Admin.GetAsync("/admin/tax-rates?country=US&limit=100")).ShouldBe(200)["items"].EnumerateArray()
            .Single(r => r.GetProperty("region").GetString() == "CA");
        california.GetProperty("rate").GetDecimal().ShouldBe(0.0725m);
        var britain = (await Admin.GetAsync("/admin/tax-rates?country=GB"))["items"][0];
        britain.GetProperty("inclusive").GetBoolean().ShouldBeTrue();
        britain.GetProperty("region").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var first = (await Admin.GetAsync("/admin/tax-rates?limit=1")).ShouldBe(200);
        var second = (await Admin.GetAsync($"/admin/tax-rates?limit=1&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        second["items"][0].GetProperty("id").GetString().ShouldNotBe(first["items"][0].GetProperty("id").GetString());
    }
}

namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class CreateTaxRateTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_new_rate_counts_in_the_next_quote()
    {
        var region = "R" + NewKey()[^6..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US", region, rate = 0.1 })).ShouldBe(201);
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US", region = $"us-{region}", rate = 0.2 })).ShouldBeProblem(409, "tax-rate-exists");
        var cart = await CartAsync(Guest, (await ProductAsync(1000), 1));
        var quote = await QuoteAsync(Guest, cart, new { name = "A", line1 = "1 Main St", city = "Town", region, postalCode = "94107", country = "US" });
        quote["tax"].GetProperty("amount").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task Rates_that_are_none_are_refused()
    {
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US", rate = 7.25 })).ShouldBeInvalid("rate");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "usa", rate = 0.1 })).ShouldBeInvalid("country");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US" })).ShouldBeInvalid("rate");
    }

    [Fact]
    public async Task The_form_takes_percents_and_names_of_regions()
    {
        using var office = await Shop.OfficeAsync("/admin/tax-rates/new");
        (await office.PressAsync("Create the rate", ("country", "CA"), ("region", "nunavut"), ("rate", "100"))).ShouldBe(422);
        office.Page.QuerySelector("[name=rate]")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await office.PressAsync("Create the rate", ("rate", "5.125"))).ShouldBe(200).ShouldShow("Nunavut").ShouldShow("5.125 %");
        var made = (await Admin.GetAsync("/admin/tax-rates?country=CA&limit=100"))["items"].EnumerateArray()
            .Single(r => r.GetProperty("region").GetString() == "NU");
        made.GetProperty("rate").GetDecimal().ShouldBe(0.05125m);
        made.GetProperty("inclusive").GetBoolean().ShouldBeFalse();
    }
}

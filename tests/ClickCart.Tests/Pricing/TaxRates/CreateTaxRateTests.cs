namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class CreateTaxRateTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_new_rate_counts_in_the_next_quote()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "US", region = "wyoming", rate = 0.1 })).ShouldBe(201);
        made["region"].GetString().ShouldBe("WY");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US", region = "us-wy", rate = 0.2 })).ShouldBeProblem(409, "tax-rate-exists");
        var cart = await CartAsync(Guest, (await ProductAsync(1000), 1));
        var casper = new { name = "A", line1 = "1 Main St", city = "Casper", region = "WY", postalCode = "82601", country = "US" };
        var quote = await QuoteAsync(Guest, cart, casper);
        quote["tax"].GetProperty("amount").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task Rates_that_are_none_are_refused()
    {
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US", rate = 7.25 })).ShouldBeInvalid("rate");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "usa", rate = 0.1 })).ShouldBeInvalid("country");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US" })).ShouldBeInvalid("rate");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "ZZ", rate = 0.1 })).ShouldBeInvalid("country");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "US", region = "ZZ", rate = 0.1 })).ShouldBeInvalid("region");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "DE", region = "Bayern", rate = 0.1 })).ShouldBeInvalid("region");
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

namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class ChangeTaxRateTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_stale()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "AC", rate = 0.1 })).ShouldBe(201);
        var path = $"/admin/tax-rates/{made["id"].GetString()}";
        (await Admin.PutAsync(path, new { rate = 0.11, inclusive = true })).ShouldBeProblem(428, "precondition-required");
        (await Admin.PutAsync(path, new { rate = 1, inclusive = true }, made.ETag)).ShouldBeInvalid("rate");
        (await Admin.PutAsync(path, new { rate = 0.11, inclusive = true }, made.ETag)).ShouldBe(200)["rate"].GetDecimal().ShouldBe(0.11m);
        (await Admin.PutAsync(path, new { rate = 0.12, inclusive = true }, made.ETag)).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task A_rate_keeps_its_name_until_it_gets_another()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "TO", rate = 0.15, name = "HST" })).ShouldBe(201);
        made["name"].GetString().ShouldBe("HST");
        var path = $"/admin/tax-rates/{made["id"].GetString()}";
        var changed = (await Admin.PutAsync(path, new { rate = 0.13, inclusive = false }, made.ETag)).ShouldBe(200);
        changed["name"].GetString().ShouldBe("HST");
        (await Admin.PutAsync(path, new { rate = 0.13, inclusive = false, name = "" }, changed.ETag)).ShouldBe(200)["name"].GetString().ShouldBe("Sales tax");
        (await Admin.PutAsync(path, new { rate = 0.13, inclusive = false, name = new string('x', 51) }, changed.ETag)).ShouldBeInvalid("name");
    }

    [Fact]
    public async Task The_form_shows_percents_and_takes_them()
    {
        var made = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "AL", rate = 0.0725 })).ShouldBe(201);
        using var office = await Shop.OfficeAsync($"/admin/tax-rates/{made["id"].GetString()}");
        office.Page.QuerySelector("[name=rate]")!.GetAttribute("value").ShouldBe("7.25");
        (await office.PressAsync("Save", ("rate", "8"), ("inclusive", "true"))).ShouldBe(200).ShouldShow("The rate is changed.");
        var changed = await Admin.GetAsync($"/admin/tax-rates/{made["id"].GetString()}");
        (changed["rate"].GetDecimal(), changed["inclusive"].GetBoolean()).ShouldBe((0.08m, true));
    }
}

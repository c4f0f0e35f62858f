namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class TaxRateClassTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_place_has_a_rate_for_each_class_of_goods()
    {
        var usual = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "CE", rate = 0.18 })).ShouldBe(201);
        usual["class"].GetString().ShouldBe("standard");
        var reduced = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "CE", rate = 0.05, @class = "reduced" })).ShouldBe(201);
        reduced["class"].GetString().ShouldBe("reduced");
        (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "CE", rate = 0.06, @class = "reduced" }))
            .ShouldBeProblem(409, "tax-rate-exists");
        var path = $"/admin/tax-rates/{reduced["id"].GetString()}";
        (await Admin.PutAsync(path, new { rate = 0.07, inclusive = false, @class = "standard" }, reduced.ETag)).ShouldBeProblem(409, "tax-rate-exists");
        var changed = (await Admin.PutAsync(path, new { rate = 0.07, inclusive = false }, reduced.ETag)).ShouldBe(200);
        (changed["class"].GetString(), changed["rate"].GetDecimal()).ShouldBe(("reduced", 0.07m));
        (await Admin.PutAsync(path, new { rate = 0, inclusive = false, @class = "zero" }, changed.ETag)).ShouldBe(200)["class"].GetString().ShouldBe("zero");
        (await Admin.GetAsync("/admin/tax-rates?country=BR&limit=100"))["items"].EnumerateArray()
            .Where(r => r.GetProperty("region").GetString() == "CE").Select(r => r.GetProperty("class").GetString()).ShouldBe(["standard", "zero"]);
    }

    [Theory]
    [InlineData("luxury", 0.1)]
    [InlineData("none", 0d)]
    [InlineData("zero", 0.1)]
    [InlineData("Standard", 0.1)]
    public async Task What_has_no_rate_is_refused(string taxClass, double rate)
    {
        (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "ES", rate, @class = taxClass })).ShouldBeInvalid("class");
        var path = $"/admin/tax-rates/{Guid.CreateVersion7()}";
        (await Admin.PutAsync(path, new { rate, inclusive = false, @class = taxClass }, "\"1\"")).ShouldBeInvalid("class");
    }

    [Fact]
    public async Task The_rate_of_a_class_of_its_own_keeps_to_its_form()
    {
        var zero = (await Admin.PostAsync("/admin/tax-rates", new { country = "BR", region = "DF", rate = 0, @class = "zero" })).ShouldBe(201);
        (await Admin.PutAsync($"/admin/tax-rates/{zero["id"].GetString()}", new { rate = 0.1, inclusive = false }, zero.ETag)).ShouldBeInvalid("rate");
    }

    [Fact]
    public async Task The_form_asks_for_the_class()
    {
        using var office = await Shop.OfficeAsync("/admin/tax-rates/new");
        (await office.PressAsync("Create the rate", ("country", "BR"), ("region", "GO"), ("class", "reduced"), ("rate", "4"))).ShouldBe(200)
            .Rows.ShouldContain(r => r.Contains("Goiás") && r.Contains("Reduced"));
        var made = (await Admin.GetAsync("/admin/tax-rates?country=BR&limit=100"))["items"].EnumerateArray()
            .Single(r => r.GetProperty("region").GetString() == "GO");
        await office.OpenAsync($"/admin/tax-rates/{made.GetProperty("id").GetString()}");
        office.Page.QuerySelector("[name=class] option[selected]")!.GetAttribute("value").ShouldBe("reduced");
        (await office.PressAsync("Save", ("rate", "5"))).ShouldBe(200).ShouldShow("The rate is changed.");
    }
}

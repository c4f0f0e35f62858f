namespace ClickCart.Tests.Shipping.Zones;

public sealed class CreateZoneTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task A_zone_is_written_as_people_write_and_kept_by_codes()
    {
        var made = (await Admin.PostAsync("/admin/shipping-zones", new
        {
            name = "The south",
            countries = Names("Australia, nz"),
            regions = Names("BR Bahia"),
            postalCodes = Names("CH 8001-8099; PL 00-001..00-999"),
            methods = new[] { Flat("Standard", 500) },
        })).ShouldBe(201);
        made["countries"].EnumerateArray().Select(c => c.GetString()).ShouldBe(["AU", "NZ"]);
        made["regions"][0].GetString().ShouldBe("BR-BA");
        made["postalCodes"].EnumerateArray().Select(c => c.GetString()).ShouldBe(["CH 8001..8099", "PL 00-001..00-999"]);
        made["methods"][0].GetProperty("id").GetString()!.ShouldStartWith("standard-");
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Down under", countries = Names("NZ") })).ShouldBeProblem(409, "zone-exists");
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "the South", countries = Names("FJ") })).ShouldBeProblem(409, "zone-exists");
    }

    [Fact]
    public async Task What_shoppers_could_not_be_offered_is_refused_by_its_field()
    {
        async Task<ApiResponse> Refused(params object[] methods) =>
            await Admin.PostAsync("/admin/shipping-zones", new { name = "Nowhere", countries = Names("AQ"), methods });

        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Nowhere" })).ShouldBeInvalid("countries");
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Nowhere", countries = Names("Atlantis") })).ShouldBeInvalid("countries");
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Nowhere", postalCodes = Names("DE 123") })).ShouldBeInvalid("postalCodes");
        (await Admin.PostAsync("/admin/shipping-zones", new { name = "Nowhere", regions = Names("US-XX") })).ShouldBeInvalid("regions");
        (await Refused(new { name = "A" })).ShouldBeInvalid("methods[0].kind");
        (await Refused(new { kind = "flat", prices = new[] { new { price = Price(1) } } })).ShouldBeInvalid("methods[0].name");
        (await Refused(new { name = "A", kind = "flat" })).ShouldBeInvalid("methods[0].prices");
        (await Refused(new { name = "A", kind = "flat", prices = new[] { new { price = Price(-1) } } })).ShouldBeInvalid("methods[0].prices[0].price");
        (await Refused(new { name = "A", kind = "flat", prices = new[] { new { price = Price(1) }, new { price = Price(2) } } })).ShouldBeInvalid("methods[0].prices");
        (await Refused(new { name = "A", kind = "flat", prices = new[] { new { price = Price(1) } }, carrier = "USPS" })).ShouldBeInvalid("methods[0].service");
        (await Guest.PostAsync("/admin/shipping-zones", new { name = "Mine" })).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_form_grows_by_rows_without_scripts()
    {
        using var office = await Shop.OfficeAsync("/admin/shipping-zones/new");
        await office.PressAsync("Another price in EUR", ("name", "Iceland"), ("countries", "Iceland"), ("methods[0].kind", "weight"), ("methods[0].name", "Boat"),
            ("methods[0].prices[0].upToGrams", "2000"), ("methods[0].prices[0].price", "12.50"));
        (await office.ShouldBe(200).PressAsync("Create the zone", ("methods[0].prices[1].price", "11.2.3"))).ShouldBe(422);
        (await office.PressAsync("Create the zone", ("methods[0].prices[1].price", "11"))).ShouldBe(200).ShouldShow("Iceland").ShouldShow("Boat: A price by weight");
        var made = (await Admin.GetAsync("/admin/shipping-zones"))["items"].EnumerateArray().Single(z => z.GetProperty("name").ValueEquals("Iceland"));
        made.GetProperty("methods")[0].GetProperty("prices").GetRawText().ShouldContain("\"currency\":\"EUR\"");
        made.GetProperty("methods")[0].GetProperty("prices")[0].GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(1250);
    }
}

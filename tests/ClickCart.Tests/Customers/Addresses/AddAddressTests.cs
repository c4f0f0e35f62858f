namespace ClickCart.Tests.Customers.Addresses;

public sealed class AddAddressTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_kept_address_has_a_place_of_its_own()
    {
        var (me, _) = await Shop.CustomerAsync();
        var kept = (await me.PostAsync("/me/addresses", ShipTo)).ShouldBe(201);
        kept.ETag.ShouldBe("\"1\"");
        kept.Headers.Location!.ToString().ShouldBe($"/api/v1/me/addresses/{kept["id"].GetString()}");
        kept["postalCode"].GetString().ShouldBe("94107");
    }

    [Fact]
    public async Task What_is_missing_is_named_as_it_was_sent()
    {
        var (me, _) = await Shop.CustomerAsync();
        (await me.PostAsync("/me/addresses", new { name = "Ada", line1 = "1 Main St", city = "Bonn", country = "de" })).ShouldBeInvalid("postalCode")
            .ShouldBeInvalid("country");
        (await me.PostAsync("/me/addresses", new { name = "Ada", planet = "Mars" })).ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public async Task The_state_is_kept_as_its_code_and_the_postal_code_only_where_there_is_one()
    {
        var (me, _) = await Shop.CustomerAsync();
        var home = new { name = "Ada", line1 = "1 Main St", city = "Toronto", region = "Ontario", postalCode = "m5h 2n2", country = "CA" };
        var kept = (await me.PostAsync("/me/addresses", home)).ShouldBe(201);
        (kept["region"].GetString(), kept["postalCode"].GetString()).ShouldBe(("ON", "M5H 2N2"));
        (await me.PutAsync($"/me/addresses/{kept["id"].GetString()}", home with { region = "us-ca" }, kept.ETag)).ShouldBeInvalid("region");
        (await me.PostAsync("/me/addresses", home with { region = "" })).ShouldBeInvalid("region");
        (await me.PostAsync("/me/addresses", home with { postalCode = "12345" })).ShouldBeInvalid("postalCode");
        (await me.PostAsync("/me/addresses", new { name = "Ada", line1 = "1 Des Voeux Rd", city = "Central", country = "HK" })).ShouldBe(201)["postalCode"]
            .GetString().ShouldBe("");
    }

    [Fact]
    public async Task Fifty_are_enough()
    {
        var (me, _) = await Shop.CustomerAsync();
        for (var i = 0; i < 50; i++) (await me.PostAsync("/me/addresses", ShipTo)).ShouldBe(201);
        (await me.PostAsync("/me/addresses", ShipTo)).ShouldBeProblem(409, "too-many-addresses");
    }
}

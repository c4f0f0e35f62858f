namespace ClickCart.Tests.Customers.Addresses;

public sealed class ListAddressesTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_list_pages_through_ones_own_addresses_oldest_first()
    {
        var (me, _) = await Shop.CustomerAsync();
        foreach (var city in (string[])["Aachen", "Bonn", "Celle"]) (await me.PostAsync("/me/addresses",
            new { name = "Ada", line1 = "1 Main St", city, postalCode = "52062", country = "DE" })).ShouldBe(201);
        var first = (await me.GetAsync("/me/addresses?limit=2")).ShouldBe(200);
        var second = (await me.GetAsync($"/me/addresses?limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        first["items"].EnumerateArray().Concat(second["items"].EnumerateArray()).Select(a => a.GetProperty("city").GetString())
            .ShouldBe(["Aachen", "Bonn", "Celle"]);
        (await me.GetAsync("/me/addresses?limit=0")).ShouldBeProblem(400, "malformed-request");
        (await me.GetAsync("/me/addresses?cursor=zzz")).ShouldBeProblem(400, "malformed-request");
    }
}

namespace ClickCart.Tests.Customers.Addresses;

public sealed class GetAddressTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Somebody_elses_address_does_not_exist()
    {
        var (mine, _) = await Shop.CustomerAsync();
        var (theirs, _) = await Shop.CustomerAsync();
        var address = (await mine.PostAsync("/me/addresses", ShipTo)).ShouldBe(201);
        var path = $"/me/addresses/{address["id"].GetString()}";
        (await mine.GetAsync(path)).ShouldBe(200).ETag.ShouldBe(address.ETag);
        (await theirs.GetAsync(path)).ShouldBeProblem(404, "not-found");
    }
}

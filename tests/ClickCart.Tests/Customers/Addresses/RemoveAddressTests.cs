namespace ClickCart.Tests.Customers.Addresses;

public sealed class RemoveAddressTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Only_the_owner_removes_it_and_only_once()
    {
        var (mine, _) = await Shop.CustomerAsync();
        var (theirs, _) = await Shop.CustomerAsync();
        var path = $"/me/addresses/{(await mine.PostAsync("/me/addresses", ShipTo)).ShouldBe(201)["id"].GetString()}";
        (await theirs.DeleteAsync(path)).ShouldBeProblem(404, "not-found");
        (await mine.DeleteAsync(path)).ShouldBe(204);
        (await mine.DeleteAsync(path)).ShouldBeProblem(404, "not-found");
    }
}

namespace ClickCart.Tests.Customers.Addresses;

public sealed class ChangeAddressTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Only_the_owner_changes_it_and_only_the_version_they_read()
    {
        var (mine, _) = await Shop.CustomerAsync();
        var (theirs, _) = await Shop.CustomerAsync();
        var path = $"/me/addresses/{(await mine.PostAsync("/me/addresses", ShipTo)).ShouldBe(201)["id"].GetString()}";
        var moved = new { name = "Ada", line1 = "2 Side St", city = "Bonn", postalCode = "53111", country = "DE" };
        (await theirs.PutAsync(path, moved, "\"1\"")).ShouldBeProblem(404, "not-found");
        (await mine.PutAsync(path, moved)).ShouldBeProblem(428, "precondition-required");
        var changed = (await mine.PutAsync(path, moved, "\"1\"")).ShouldBe(200);
        changed.ETag.ShouldBe("\"2\"");
        changed["city"].GetString().ShouldBe("Bonn");
        (await mine.PutAsync(path, moved, "\"1\"")).ShouldBeProblem(412, "stale-version");
        (await mine.SendAsync(HttpMethod.Delete, path, ifMatch: "\"1\"")).ShouldBeProblem(412, "stale-version");
        (await mine.SendAsync(HttpMethod.Delete, path, ifMatch: "\"2\"")).ShouldBe(204);
    }
}
